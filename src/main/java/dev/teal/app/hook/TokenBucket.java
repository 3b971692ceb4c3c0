package dev.teal.app.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many in a second and no more: a bucket of that size, which fills evenly. */
final class TokenBucket {

    private final int perSecond;
    private final Clock clock;
    private double left;
    private Instant last;

    TokenBucket(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.left = perSecond;
        this.last = clock.instant();
    }

    /** Takes one, if there is one left. */
    synchronized boolean take() {
        Instant now = clock.instant();
        double passed = Math.max(0, Duration.between(last, now).toNanos() / 1e9);
        last = now;
        left = Math.min(perSecond, left + passed * perSecond);
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
