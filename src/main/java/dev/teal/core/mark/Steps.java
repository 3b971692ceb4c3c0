package dev.teal.core.mark;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.value.Commit;

/**
 * How far a commit had come before it moved the traffic.
 *
 * @param commit the commit that brought the content
 * @param seen when it was first read
 * @param applied when nothing of the desired color was left to apply
 * @param ready when the desired color could serve
 */
public record Steps(Commit commit, Instant seen, Optional<Instant> applied, Optional<Instant> ready) {

    /** A commit that is seen, applied and ready at the same time. */
    public static Steps at(Commit commit, Instant now) {
        return new Steps(commit, now, Optional.of(now), Optional.of(now));
    }
}
