package dev.teal.core.desired;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/**
 * One object as the folder describes it.
 *
 * @param ref its address, with the namespace filled in
 * @param content the whole object, ready to be applied
 * @param origin where it was written
 */
public record Manifest(ObjectRef ref, Tree content, Origin origin) {

    /** The same object with other content. */
    public Manifest with(Tree changed) {
        return new Manifest(ref, changed, origin);
    }

    /** The same object with a label on its own metadata: never on a pod template, which would restart pods. */
    public Manifest labelled(String key, String value) {
        return with(content.with(value, "metadata", "labels", key));
    }

    /** The same object, of whose annotations those of these names are {@code wanted}, or gone. */
    public Manifest annotated(Set<String> names, Map<String, String> wanted) {
        Tree annotations = content.tree("metadata", "annotations");
        for (String name : names) {
            annotations = annotations.without(name);
        }
        for (Map.Entry<String, String> annotation : wanted.entrySet()) {
            annotations = annotations.with(annotation.getValue(), annotation.getKey());
        }
        return annotations.isEmpty() ? this : with(content.with(annotations, "metadata", "annotations"));
    }

    /** The same object, to be applied only if its live version is still that one. */
    public Manifest guardedBy(String resourceVersion) {
        return with(content.with(resourceVersion, "metadata", "resourceVersion"));
    }

    /** The live version that it may be applied over; empty where any will do. */
    public Optional<String> guard() {
        return Optional.of(content.text("metadata", "resourceVersion")).filter(it -> !it.isEmpty());
    }

    /** The labels of the pods that a workload makes. */
    public Map<String, String> podLabels() {
        return content.texts("spec", "template", "metadata", "labels");
    }
}
