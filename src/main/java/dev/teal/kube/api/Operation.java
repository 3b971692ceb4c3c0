package dev.teal.kube.api;

import dev.teal.core.value.Tree;

/**
 * One operation of a JSON patch (RFC 6902).
 *
 * @param name what is done, as {@code replace}
 * @param pointer where
 */
public record Operation(String name, String pointer, Object value) {

    /** With which a patch succeeds only if the object still has that version. */
    public static Operation onVersion(String resourceVersion) {
        return new Operation("replace", "/metadata/resourceVersion", resourceVersion);
    }

    /** As it goes over the wire. */
    public Tree tree() {
        return Tree.EMPTY.with(name, "op").with(pointer, "path").with(value, "value");
    }
}
