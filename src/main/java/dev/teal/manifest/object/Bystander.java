package dev.teal.manifest.object;

import java.util.Map;

import dev.teal.core.desired.Origin;
import dev.teal.core.value.Tree;

/**
 * Something of the folder that Teal does not write, or that makes pods and belongs to neither color: {@code mysql}, or a
 * canary.
 *
 * @param content the whole object
 * @param namespace where it is
 * @param origin where it stands
 * @param at the field path of the object in its document: empty, or an item of a {@code List}
 */
public record Bystander(Tree content, String namespace, Origin origin, String at) {

    /** An object of whatever kind. */
    public static Bystander of(Tree object, String defaultNamespace, Origin origin, String at) {
        String namespace = object.text("metadata", "namespace");
        return new Bystander(object, namespace.isEmpty() ? defaultNamespace : namespace, origin, at);
    }

    /** Kind and name, for people. */
    public String what() {
        return content.text("kind") + " " + content.text("metadata", "name");
    }

    /** Whether it is of that kind, in whatever version. */
    public boolean is(String kind) {
        return content.text("kind").equals(kind);
    }

    /** The labels of the pods that it makes; none where it makes none. */
    public Map<String, String> labels() {
        return is("Pod")
                ? content.texts("metadata", "labels")
                : content.texts("spec", "template", "metadata", "labels");
    }

    /** Whether it is what {@code item} was made of. */
    public boolean standsWhere(Item item) {
        return origin.equals(item.origin()) && at.equals(item.at());
    }

    /** Whether a Service in {@code namespace} with this selector sends traffic to its pods. */
    public boolean selectedBy(String from, Map<String, String> selector) {
        return namespace.equals(from) && labels().entrySet().containsAll(selector.entrySet());
    }
}
