package dev.teal.app.loop;

import java.time.Duration;

import dev.teal.app.loop.Agenda.Urgency;
import dev.teal.core.plan.Stage;
import dev.teal.core.port.Lookout;
import dev.teal.core.status.Status;

/**
 * How soon an application is looked at again, where nothing that happens wakes it before.
 *
 * @param longest at rest, where there are few applications
 */
record Pace(Duration longest) {

    /** At rest all of them together are looked at twice a second at most: what happens is told by watches. */
    private static final Duration WATCHED = Duration.ofMillis(500);

    /** Where a part of the cluster can't be watched, only looks find out what happens there. */
    private static final Duration UNSEEN = Duration.ofMillis(100);

    /** Whoever answers wakes those who wait for answers; that is for the case that nobody does. */
    private static final Duration UNANSWERED = Duration.ofMillis(500);

    /** The wait after a look that has ended so, one of {@code applications} in a cluster that is seen so well. */
    Duration after(Status status, int applications, Lookout.Sight sight) {
        boolean watched = sight.open() > 0 && sight.shut() == 0;
        Duration share = (watched ? WATCHED : UNSEEN).multipliedBy(applications);
        Duration rest = share.compareTo(longest) > 0 ? share : longest;
        Duration wait = status.waits().orElse(rest);
        return wait.isZero() ? UNANSWERED : wait.compareTo(rest) < 0 ? wait : rest;
    }

    /** How urgent that look is. */
    static Urgency urgency(Status status) {
        return switch (status.stage()) {
            case MOVING, PROVING, WATCHING, RETURNING -> Urgency.ON_TRIAL;
            case RISING, GATED -> Urgency.ON_ITS_WAY;
            case BLOCKED, DRAINING, SETTLED ->
                status.waits().isPresent() && status.stage() != Stage.SETTLED ? Urgency.ON_ITS_WAY : Urgency.AT_REST;
        };
    }
}
