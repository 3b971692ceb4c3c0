package dev.teal.core.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * A steady, small stream of requests through each routed Service, from before a move to the end of its trial.
 *
 * @param path with its query, beginning with a slash
 * @param every one is sent, on a new connection each
 * @param failed the share of failed ones above which traffic goes back; where empty they are counted only
 * @param by the response header whose values are counted, as in {@code X-Version}
 * @param timeout for the whole of an answer
 */
public record Requests(String path, Duration every, Optional<Share> failed, Optional<String> by, Duration timeout) {

    /** How often where the file does not say. */
    public static final Duration EVERY = Duration.ofMillis(100);

    /** Requests of which the file says the path only. */
    public static Requests of(String path) {
        return new Requests(path, EVERY, Optional.empty(), Optional.empty(), HttpCheck.TIMEOUT);
    }
}
