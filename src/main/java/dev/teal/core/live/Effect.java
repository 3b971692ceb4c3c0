package dev.teal.core.live;

import java.util.stream.Stream;

import dev.teal.core.value.Tree;

/**
 * What applying one object would do to it, by the API server's own dry run.
 *
 * @param drift how it differs from what it shall be
 * @param before the object as it is; empty where it does not exist
 * @param after the object as it would be; as it is where the server did not say
 */
public record Effect(Drift drift, Tree before, Tree after) {

    /** The same without what a server keeps for itself. */
    public Effect ofAuthors() {
        return new Effect(drift, authors(before), authors(after));
    }

    private static Tree authors(Tree object) {
        return Stream.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink")
                .reduce(object.without("status"), (tree, field) -> tree.without("metadata", field), (one, two) -> two);
    }
}
