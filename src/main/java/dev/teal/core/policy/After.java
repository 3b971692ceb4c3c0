package dev.teal.core.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a color is watched once users have come to it.
 *
 * @param watch how long it is on trial; empty for as long as the color before drains
 * @param checks asked of each pod that serves, every second
 * @param requests sent through each routed Service and counted
 * @param queries whose values have to be within bounds meanwhile
 */
public record After(
        Optional<Duration> watch, List<HttpCheck> checks, Optional<Requests> requests, List<Query> queries) {

    /** Pods and endpoints alone are watched. */
    public static final After DEFAULT = new After(Optional.empty(), List.of(), Optional.empty(), List.of());

    public After {
        checks = List.copyOf(checks);
        queries = List.copyOf(queries);
    }
}
