package dev.teal.cli.difference;

import java.util.List;
import java.util.Optional;

import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/**
 * A field that has another value in the other color.
 *
 * @param field its path; an item of a list that has a name is named by that, as in {@code containers[shop].image}
 * @param before its value in the color that serves: text, a number, a truth value, a tree or a list; empty where it has none
 * @param after its value in the other color
 */
public record FieldChange(String field, Optional<Object> before, Optional<Object> after) {

    private static final String HIDDEN = "(not shown)";
    private static final String SECRET = "Secret";

    /** How an object differs from another one, or from itself at another time; values of a Secret are not shown. */
    public static List<FieldChange> of(ObjectRef object, Tree before, Tree after) {
        List<FieldChange> changes = FieldChanges.between(before, after);
        return object.kind().equals(SECRET)
                ? changes.stream().map(FieldChange::hidden).toList()
                : changes;
    }

    /** The same without the values, which are nobody's business. */
    private FieldChange hidden() {
        return new FieldChange(field, before.map(it -> HIDDEN), after.map(it -> HIDDEN));
    }
}
