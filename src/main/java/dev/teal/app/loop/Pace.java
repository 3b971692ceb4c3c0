package dev.teal.app.loop;

import java.time.Duration;

import dev.teal.app.loop.Agenda.Urgency;
import dev.teal.core.plan.Stage;
import dev.teal.core.port.Lookout;
import dev.teal.core.status.Status;
import dev.teal.core.value.Reason;

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

    /** Of pods that come up, too; all that wait for that have fifty turns a second. */
    private static final Duration RISING = Duration.ofMillis(20);

    /**
     * How many share the turns.
     *
     * @param applications all of them
     * @param rising those that wait for pods to come up
     */
    record Crowd(int applications, int rising) {}

    /** The wait after a look that has ended so, in a cluster that is seen so well. */
    Duration after(Status status, Crowd crowd, Lookout.Sight sight) {
        boolean watched = sight.open() > 0 && sight.shut() == 0;
        Duration rest = longer(longest, (watched ? WATCHED : UNSEEN).multipliedBy(crowd.applications()));
        Duration wait = status.waits().orElse(rest);
        if (wait.isZero()) {
            return UNANSWERED;
        }
        Duration turn = watched && isRising(status) ? longer(wait, RISING.multipliedBy(crowd.rising())) : wait;
        return turn.compareTo(rest) < 0 ? turn : rest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Whether it waits for nothing but what watches tell: the cluster's controllers, and pods that are not ready. */
    static boolean isRising(Status status) {
        return status.stage() == Stage.RISING
                && status.hold()
                        .filter(it -> it.reason() == Reason.NOT_READY || it.reason() == Reason.APPLIED)
                        .isPresent();
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
