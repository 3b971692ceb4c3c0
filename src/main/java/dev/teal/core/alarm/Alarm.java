package dev.teal.core.alarm;

import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveService;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;

/**
 * Something that must hold while a routed Service sends users to the desired color. An alarm tells; it never does
 * anything.
 */
public interface Alarm {

    /** What is wrong with that Service's traffic; empty while nothing is. */
    Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live);

    /** Where the traffic may go because of it. */
    default Remedy remedy() {
        return Remedy.WHAT_DOES_BETTER;
    }

    /** Where traffic may go back to. */
    enum Remedy {
        /** Whatever served before the move, if it still can: what was moved to has not shown anything. */
        WHAT_SERVED_BEFORE,
        /** The same, unless it does worse: how it would do was not asked, since only what serves can show it. */
        WHAT_DOES_NO_WORSE,
        /** The same, but only if it does better: what both have in common is not mended by moving. */
        WHAT_DOES_BETTER
    }
}
