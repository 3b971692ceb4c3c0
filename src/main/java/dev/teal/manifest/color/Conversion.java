package dev.teal.manifest.color;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Manifest;
import dev.teal.core.value.Color;
import dev.teal.core.value.Flow;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.manifest.object.Bystander;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.LabelTexts;

/** Makes a Deployment of what else makes pods, so that the rest of its folder can be read. */
final class Conversion {

    private static final Set<String> KINDS =
            Set.of("ReplicationController", "ReplicaSet", "StatefulSet", "DaemonSet", "Rollout", "Pod");

    /** What a Deployment takes over as it is. */
    private static final List<String> KEPT = List.of("replicas", "template");

    private Conversion() {}

    /** The Deployment of {@code color} that {@code other} should be; empty where it is of another nature, like a Job. */
    static Optional<Item> of(Bystander other, Color color) {
        String name = other.content().text("metadata", "name");
        if (!KINDS.contains(other.content().text("kind")) || name.isEmpty()) {
            return Optional.empty();
        }
        Tree spec = Tree.EMPTY;
        if (other.is("Pod")) {
            spec = spec.with(other.content().tree("metadata", "labels"), "template", "metadata", "labels")
                    .with(other.content().tree("spec"), "template", "spec");
        }
        for (String field : KEPT) {
            Optional<Object> kept = other.content().at("spec", field);
            spec = kept.isPresent() ? spec.with(kept.get(), field) : spec;
        }
        Tree content = other.content()
                .with("apps/v1", "apiVersion")
                .with("Deployment", "kind")
                .with(spec.with(selected(other), "selector", "matchLabels"), "spec")
                .with(other.namespace(), "metadata", "namespace");
        ObjectRef ref = new ObjectRef("apps/v1", "Deployment", other.namespace(), name);
        return Optional.of(LabelTexts.mended(new Item(
                new Manifest(ref, content, other.origin()), Optional.of(color), other.at(), Map.of(), List.of())));
    }

    /** What is wrong with {@code other}, and how to come to {@code deployment}. */
    static Complaint complaint(Bystander other, Item deployment) {
        String kind = other.content().text("kind");
        String selector = "`selector: {matchLabels: "
                + Flow.of(deployment.content().texts("spec", "selector", "matchLabels")) + "}`";
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
                + other.content().text("kind").toLowerCase(Locale.ROOT) + " "
                + other.content().text("metadata", "name") + " -n " + other.namespace() + "`";
    }

    private static Tree selected(Bystander other) {
        if (other.is("Pod")) {
            return other.content().tree("metadata", "labels");
        }
        Tree selector = other.content().tree("spec", "selector");
        Tree labels = selector.has("matchLabels") ? selector.tree("matchLabels") : selector;
        return labels.isEmpty() ? other.content().tree("spec", "template", "metadata", "labels") : labels;
    }
}
