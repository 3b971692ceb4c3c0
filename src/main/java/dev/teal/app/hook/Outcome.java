package dev.teal.app.hook;

import java.util.Locale;

/** What has become of a request. */
enum Outcome {
    ACCEPTED,
    REFUSED,
    THROTTLED,
    TOO_LARGE;

    /** As metrics have it. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
