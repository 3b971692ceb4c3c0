package dev.teal.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one look at one application found and did.
 *
 * @param reading what Git wants
 * @param seen what the cluster had; empty where the folder is refused or the look failed
 * @param plan what was to be done
 * @param done the actions that the server confirmed, in order
 * @param failure why the look or an action failed
 * @param retryAfter how long the server asked to be left alone; zero if it did not
 * @param startedAt when the look began
 * @param endedAt when the last action was done
 */
public record Tick(
        Reading reading,
        Optional<Observed> seen,
        Plan plan,
        List<Action> done,
        Optional<Hold> failure,
        Duration retryAfter,
        Instant startedAt,
        Instant endedAt) {

    /** Why the application is not where Git wants it; empty when it is. */
    public Optional<Hold> hold() {
        return failure.or(plan::hold);
    }
}
