package dev.teal.core.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * What a folder's {@code teal.yaml} says over the settings; each is empty where it says nothing.
 *
 * @param settle how long a container without a readiness probe must have run
 * @param deadline how long a color may take to be able to serve
 * @param prove how long the endpoints may take to follow a switch
 * @param drain how long the color that served before is left untouched after a proven switch
 */
public record Overrides(
        Optional<Duration> settle, Optional<Duration> deadline, Optional<Duration> prove, Optional<Duration> drain) {

    /** Nothing is overridden. */
    public static final Overrides NONE =
            new Overrides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
