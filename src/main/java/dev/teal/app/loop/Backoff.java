package dev.teal.app.loop;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave alone what failed: twice as long with each failure in a row, up to a cap, less a random part of up
 * to a quarter so that what failed together does not come back together.
 *
 * @param first the wait after the first failure
 * @param cap the longest wait
 */
record Backoff(Duration first, Duration cap) {

    /** The wait after this many failures in a row, at least 1, and never shorter than {@code asked}. */
    Duration after(int failures, Duration asked, RandomGenerator random) {
        long full = Math.min(cap.toMillis(), first.toMillis() << Math.min(failures - 1, 20));
        long wait = full - random.nextLong(full / 4 + 1);
        return asked.toMillis() > wait ? asked : Duration.ofMillis(wait);
    }
}
