package dev.teal.core.desired;

import java.util.Map;
import java.util.Optional;

import dev.teal.core.value.Fields;
import dev.teal.core.value.ObjectRef;

/**
 * One object as the folder describes it.
 *
 * @param ref its address, with the namespace filled in
 * @param content the whole object as a tree that can't be changed ({@link Fields}), ready to be applied
 * @param origin where it was written
 */
public record Manifest(ObjectRef ref, Map<String, Object> content, Origin origin) {

    /** The same object with other content. */
    public Manifest with(Map<String, Object> changed) {
        return new Manifest(ref, changed, origin);
    }

    /** The same object with a label on its own metadata: never on a pod template, which would restart pods. */
    public Manifest labelled(String key, String value) {
        return with(Fields.with(content, value, "metadata", "labels", key));
    }

    /** The same object, to be applied only if its live version is still that one. */
    public Manifest guardedBy(String resourceVersion) {
        return with(Fields.with(content, resourceVersion, "metadata", "resourceVersion"));
    }

    /** The live version that it may be applied over; empty where any will do. */
    public Optional<String> guard() {
        return Optional.of(Fields.text(content, "metadata", "resourceVersion")).filter(it -> !it.isEmpty());
    }

    /** The labels of the pods that a workload makes. */
    public Map<String, String> podLabels() {
        return Fields.texts(content, "spec", "template", "metadata", "labels");
    }
}
