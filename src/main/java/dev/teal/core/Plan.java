package dev.teal.core;

import java.util.List;
import java.util.Optional;

/**
 * What one look leads to.
 *
 * @param actions in the order in which they are done; a failure ends the list
 * @param hold why the application is not yet, or will not get, where Git wants it; empty when it is there after the
 *     actions
 */
public record Plan(List<Action> actions, Optional<Hold> hold) {

    /** Nothing is written. */
    public static Plan held(Hold hold) {
        return new Plan(List.of(), Optional.of(hold));
    }

    /** Something is written, and the next look sees what came of it. */
    public static Plan acting(List<Action> actions, Hold hold) {
        return new Plan(List.copyOf(actions), Optional.of(hold));
    }
}
