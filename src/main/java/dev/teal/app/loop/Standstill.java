package dev.teal.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Notices that this process stood still: it was stopped, or paused together with its machine. What it had read until then may
 * be old by any length of time, and it is the last to know.
 */
@Singleton
final class Standstill {

    /** {@link Pulse} beats each second. Where a busy machine is later than that, Git is asked once more than need be. */
    private static final Duration LONGEST = Duration.ofMillis(1500);

    private final LongSupplier nanos;
    private final Clock clock;
    private long last;
    private Instant lastByWall;
    private long wentOn;

    @Inject
    Standstill(Clock clock) {
        this(System::nanoTime, clock);
    }

    /** {@code nanos} is a steady clock, which may stand still together with the machine; {@code clock} does not. */
    Standstill(LongSupplier nanos, Clock clock) {
        this.nanos = nanos;
        this.clock = clock;
        this.last = nanos.getAsLong();
        this.lastByWall = clock.instant();
        this.wentOn = last;
    }

    /** Called at least each second, as long as the process goes on. */
    synchronized void beat() {
        long now = nanos.getAsLong();
        Instant byWall = clock.instant();
        if (now - last > LONGEST.toNanos() || lastByWall.plus(LONGEST).isBefore(byWall)) {
            wentOn = now;
        }
        last = now;
        lastByWall = byWall;
    }

    /** Whether it has gone on ever since this moment of {@link System#nanoTime}. */
    synchronized boolean noneSince(long moment) {
        beat();
        return wentOn - moment <= 0;
    }
}
