package dev.teal.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** How long Git is left alone: for longer after each failure in a row, or as long as its server has asked for. */
final class Respite {

    private final Backoff backoff;
    private final Clock clock;
    private volatile Instant until = Instant.MIN;
    private volatile Instant askedFor = Instant.MIN;

    Respite(Backoff backoff, Clock clock) {
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Whether Git may be asked. */
    boolean isOver() {
        return !clock.instant().isBefore(until);
    }

    /** It has answered. */
    void end() {
        until = Instant.MIN;
    }

    /** Ends a wait of Teal's own, and none that the server has asked for. */
    void cutShort() {
        if (!clock.instant().isBefore(askedFor)) {
            end();
        }
    }

    /**
     * Begins after a failure.
     *
     * @param failures how many there were in a row
     * @param asked how long the server has asked to be left alone; zero if it did not
     */
    void begin(int failures, Duration asked) {
        askedFor = clock.instant().plus(asked);
        until = clock.instant().plus(backoff.after(failures, asked, ThreadLocalRandom.current()));
    }
}
