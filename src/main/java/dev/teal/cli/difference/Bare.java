package dev.teal.cli.difference;

import java.util.List;
import java.util.function.Predicate;

import dev.teal.core.value.Tree;

/** Objects without the marks that tools have set on them. */
public final class Bare {

    private Bare() {}

    /** The object without the labels and annotations whose names {@code mark} accepts. */
    public static Tree of(Tree object, Predicate<String> mark) {
        Tree bare = object;
        for (String part : List.of("labels", "annotations")) {
            for (String key : object.texts("metadata", part).keySet()) {
                bare = mark.test(key) ? bare.without("metadata", part, key) : bare;
            }
            bare = bare.tree("metadata", part).isEmpty() ? bare.without("metadata", part) : bare;
        }
        return bare;
    }
}
