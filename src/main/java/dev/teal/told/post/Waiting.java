package dev.teal.told.post;

import java.time.Instant;

/**
 * Something that waits to be told.
 *
 * @param about what it is about
 * @param since when it was put there
 * @param attempts how often it was sent in vain
 * @param arrived how much had arrived of all when it was first sent in vain
 */
record Waiting<T>(String about, T thing, Instant since, int attempts, long arrived) {

    /** So often it is sent in vain where others arrive meanwhile: then it is not the server's trouble. */
    private static final int MOST_ALONE = 5;

    static <T> Waiting<T> of(String about, T thing, Instant now) {
        return new Waiting<>(about, thing, now, 0, 0);
    }

    Waiting<T> inVain(long arrivedBefore) {
        return new Waiting<>(about, thing, since, attempts + 1, attempts == 0 ? arrivedBefore : arrived);
    }

    /** Whether it alone is refused again and again, however that is called. */
    boolean isHopeless(long arrivedNow) {
        return attempts >= MOST_ALONE && arrivedNow > arrived;
    }
}
