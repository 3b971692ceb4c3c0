package dev.teal.core;

import java.util.Optional;

/**
 * Something that must hold while a routed Service sends users to the desired color. An alarm tells; it never does
 * anything.
 */
interface Alarm {

    /** What is wrong with that Service's traffic; empty while nothing is. */
    Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live);
}
