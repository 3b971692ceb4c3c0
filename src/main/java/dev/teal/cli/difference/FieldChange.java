package dev.teal.cli.difference;

import java.util.Optional;

/**
 * A field that has another value in the other color.
 *
 * @param field its path; an item of a list that has a name is named by that, as in {@code containers[shop].image}
 * @param before its value in the color that serves: text, a number, a truth value, a tree or a list; empty where it has none
 * @param after its value in the other color
 */
public record FieldChange(String field, Optional<Object> before, Optional<Object> after) {

    private static final String HIDDEN = "(not shown)";

    /** The same without the values, which are nobody's business. */
    FieldChange hidden() {
        return new FieldChange(field, before.map(it -> HIDDEN), after.map(it -> HIDDEN));
    }
}
