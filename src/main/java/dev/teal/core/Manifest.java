package dev.teal.core;

import java.util.Map;

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

    /** The labels of the pods that a workload makes. */
    public Map<String, String> podLabels() {
        return Fields.texts(content, "spec", "template", "metadata", "labels");
    }
}
