package dev.teal.app.hook;

import java.time.Duration;

/**
 * What nobody outside can go beyond.
 *
 * @param connections how many may be open at a time; one more is closed at once
 * @param connection how long one may be open, whatever is sent meanwhile
 * @param perSecond how many hooks are listened to in a second
 */
record Limits(int connections, Duration connection, int perSecond) {

    static final Limits DEFAULT = new Limits(64, Duration.ofSeconds(10), 20);
}
