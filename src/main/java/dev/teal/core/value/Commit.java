package dev.teal.core.value;

import java.time.Instant;

/**
 * A commit of the polled repository.
 *
 * @param id the full object name in hexadecimal
 * @param committedAt the committer's time, as the commit claims it
 */
public record Commit(String id, Instant committedAt) {

    /** The first seven digits, as people quote it. */
    public String brief() {
        return id.substring(0, Math.min(7, id.length()));
    }

    @Override
    public String toString() {
        return brief();
    }
}
