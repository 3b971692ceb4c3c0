package dev.teal.told.post;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param between from one letter to the next
 * @param first after a letter that has not arrived
 * @param longest after many of them in a row
 * @param patience how old something may become before it is dropped
 */
public record Pauses(Duration between, Duration first, Duration longest, Duration patience) {

    /** Chats take one letter a second. */
    public static final Pauses DEFAULT =
            new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofHours(24));

    /** After so many failures in a row. */
    Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, 20));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
