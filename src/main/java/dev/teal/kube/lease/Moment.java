package dev.teal.kube.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment by two clocks of one machine. The steady one ({@link System#nanoTime}) is never set, but may stand still while the
 * machine is suspended, or its virtual machine paused; the wall clock goes on, or is put right afterwards, but may be set.
 *
 * @param nanos by the steady clock
 * @param wall by the wall clock
 */
record Moment(long nanos, Instant wall) {

    /** Now. */
    static Moment now() {
        return new Moment(System.nanoTime(), Instant.now());
    }

    /** How long ago {@code since} was at the least: by the steady clock alone. */
    Duration atLeastSince(Moment since) {
        return Duration.ofNanos(nanos - since.nanos);
    }

    /** How long ago {@code since} may have been: by the clock that says more. */
    Duration atMostSince(Moment since) {
        Duration steady = atLeastSince(since);
        Duration walled = Duration.between(since.wall, wall);
        return walled.compareTo(steady) > 0 ? walled : steady;
    }
}
