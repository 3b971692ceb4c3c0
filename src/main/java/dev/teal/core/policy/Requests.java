package dev.teal.core.policy;

import java.time.Duration;
import java.util.Optional;

import dev.teal.core.value.Url;

/**
 * A steady, small stream of requests through each routed Service, or to the front door before them, from before a move to the
 * end of its trial.
 *
 * @param site the front door; empty for the Services themselves
 * @param path with its query, beginning with a slash
 * @param every one is sent, on a new connection each
 * @param failed the share of failed ones above which traffic goes back; where empty they are counted only
 * @param by the response header whose values are counted, as in {@code X-Version}
 * @param timeout for the whole of an answer
 */
public record Requests(
        Optional<Url.Site> site,
        String path,
        Duration every,
        Optional<Share> failed,
        Optional<String> by,
        Duration timeout) {

    /** How often where the file does not say. */
    public static final Duration EVERY = Duration.ofMillis(100);

    /** Requests of which the file says the path only. */
    public static Requests of(String path) {
        return new Requests(Optional.empty(), path, EVERY, Optional.empty(), Optional.empty(), HttpCheck.TIMEOUT);
    }

    /** Where they go, as people write it: a path, or an address. */
    public String target() {
        return site.map(Url.Site::toString).orElse("") + path;
    }
}
