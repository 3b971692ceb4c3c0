package dev.teal.manifest.color;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Manifest;
import dev.teal.core.value.Color;
import dev.teal.core.value.Fields;
import dev.teal.core.value.ObjectRef;
import dev.teal.manifest.object.Bystander;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.LabelTexts;
import dev.teal.manifest.yaml.Flow;

/** Makes a Deployment of what else makes pods, so that the rest of its folder can be read. */
final class Conversion {

    private static final Set<String> KINDS =
            Set.of("ReplicationController", "ReplicaSet", "StatefulSet", "DaemonSet", "Rollout", "Pod");

    /** What a Deployment takes over as it is. */
    private static final List<String> KEPT = List.of("replicas", "template");

    private Conversion() {}

    /** The Deployment of {@code color} that {@code other} should be; empty where it is of another nature, like a Job. */
    static Optional<Item> of(Bystander other, Color color) {
        String name = Fields.text(other.content(), "metadata", "name");
        if (!KINDS.contains(Fields.text(other.content(), "kind")) || name.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> spec = new LinkedHashMap<>();
        if (other.is("Pod")) {
            spec.put(
                    "template",
                    Map.of(
                            "metadata",
                            Map.of("labels", Fields.map(other.content(), "metadata", "labels")),
                            "spec",
                            Fields.map(other.content(), "spec")));
        }
        KEPT.forEach(field -> Fields.at(other.content(), "spec", field).ifPresent(it -> spec.put(field, it)));
        spec.put("selector", Map.of("matchLabels", selected(other)));
        Map<String, Object> content = new LinkedHashMap<>(other.content());
        content.put("apiVersion", "apps/v1");
        content.put("kind", "Deployment");
        content.put("spec", spec);
        ObjectRef ref = new ObjectRef("apps/v1", "Deployment", other.namespace(), name);
        @SuppressWarnings("unchecked") // frozen keeps the shape
        Map<String, Object> frozen =
                (Map<String, Object>) Fields.frozen(Fields.with(content, other.namespace(), "metadata", "namespace"));
        return Optional.of(LabelTexts.mended(new Item(
                new Manifest(ref, frozen, other.origin()), Optional.of(color), other.at(), Map.of(), List.of())));
    }

    /** What is wrong with {@code other}, and how to come to {@code deployment}. */
    static Complaint complaint(Bystander other, Item deployment) {
        String kind = Fields.text(other.content(), "kind");
        String selector = "`selector: {matchLabels: "
                + Flow.of(Fields.texts(deployment.content(), "spec", "selector", "matchLabels")) + "}`";
        if (other.is("Pod")) {
            return deployment.complaint(
                    "kind",
                    "is Pod, which nothing starts again, and the pods of a color are those of a Deployment",
                    "write `apiVersion: apps/v1` and `kind: Deployment`, and in its spec " + selector
                            + " and, as `template:`, the labels and the spec of this pod" + then(other));
        }
        boolean stateful = kind.equals("StatefulSet");
        return deployment.complaint(
                "kind",
                "is " + kind + ", and the pods of a color are those of a Deployment",
                "write `apiVersion: apps/v1`, `kind: Deployment` and " + selector
                        + (stateful ? ", and leave out serviceName and volumeClaimTemplates" : "")
                        + then(other));
    }

    /** What becomes of the object that runs: Kubernetes keeps it beside the Deployment, with pods of the same labels. */
    private static String then(Bystander other) {
        return "; if it runs, delete it once the Deployment's pods are ready: `kubectl delete "
                + Fields.text(other.content(), "kind").toLowerCase(Locale.ROOT) + " "
                + Fields.text(other.content(), "metadata", "name") + " -n " + other.namespace() + "`";
    }

    private static Map<String, Object> selected(Bystander other) {
        if (other.is("Pod")) {
            return Fields.map(other.content(), "metadata", "labels");
        }
        Map<String, Object> selector = Fields.map(other.content(), "spec", "selector");
        Map<String, Object> labels =
                selector.containsKey("matchLabels") ? Fields.map(selector, "matchLabels") : selector;
        return labels.isEmpty() ? Fields.map(other.content(), "spec", "template", "metadata", "labels") : labels;
    }
}
