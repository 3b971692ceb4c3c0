package dev.teal.core.mark;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.value.Selector;

/**
 * The last move of a routed Service's selector.
 *
 * @param at when the selector was moved
 * @param from the selector before; empty when the Service was created
 * @param provenAt when the endpoints were first seen to have followed
 */
public record Move(Instant at, Optional<Selector> from, Optional<Instant> provenAt) {

    /** A move that was just made. */
    public static Move now(Optional<Selector> from, Instant at) {
        return new Move(at, from, Optional.empty());
    }

    /** The same move once its endpoints were seen to have followed. */
    public Move proven(Instant seen) {
        return new Move(at, from, Optional.of(seen));
    }
}
