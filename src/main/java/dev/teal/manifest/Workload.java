package dev.teal.manifest;

import java.util.Map;

import dev.teal.core.Fields;
import dev.teal.core.Origin;

/**
 * Something of the folder that makes pods and belongs to neither color: {@code mysql}, or a canary.
 *
 * @param what kind and name, for people
 * @param labels of its pods
 * @param origin where it stands
 */
record Workload(String what, String namespace, Map<String, String> labels, Origin origin) {

    /** The pods that an object of whatever kind makes; no labels where it makes none. */
    static Workload of(Map<String, Object> object, String defaultNamespace, Origin origin) {
        String kind = Fields.text(object, "kind");
        String namespace = Fields.text(object, "metadata", "namespace");
        return new Workload(
                kind + " " + Fields.text(object, "metadata", "name"),
                namespace.isEmpty() ? defaultNamespace : namespace,
                kind.equals("Pod")
                        ? Fields.texts(object, "metadata", "labels")
                        : Fields.texts(object, "spec", "template", "metadata", "labels"),
                origin);
    }

    /** Whether a Service in {@code namespace} with this selector sends traffic to its pods. */
    boolean selectedBy(String from, Map<String, String> selector) {
        return namespace.equals(from) && labels.entrySet().containsAll(selector.entrySet());
    }
}
