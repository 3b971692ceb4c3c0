package dev.teal.manifest.check;

import java.util.Map;
import java.util.TreeMap;

import dev.teal.core.value.Flow;
import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.object.Item;

/** Sees to it that a Deployment finds its own pods. */
public final class OwnPods {

    private OwnPods() {}

    /** The Deployment as it is if its selector fits the labels of its pods; else a complaint, and as it should be. */
    public static Item mended(Item item, Findings findings) {
        if (item.content().tree("spec").isEmpty()) {
            return item; // that there is nothing in it is said where its fields are checked
        }
        Object labels =
                item.content().at("spec", "template", "metadata", "labels").orElse(Tree.EMPTY);
        if (!(labels instanceof Tree)) {
            return item; // that they are no map is said where the labels are read
        }
        Map<String, String> pods = item.manifest().podLabels();
        PodSelector selector = new PodSelector(item.content());
        if (pods.isEmpty()) {
            return unlabelled(item, selector, findings);
        }
        if (selector.empty()) {
            findings.complain(item.complaint(
                    "spec.selector", "is missing", "write `selector: {matchLabels: " + Flow.of(pods) + "}`"));
            return selecting(item, pods);
        }
        return selector.matches(pods) ? item : mismatched(item, selector, findings);
    }

    private static Item unlabelled(Item item, PodSelector selector, Findings findings) {
        Map<String, String> selected = item.content().texts("spec", "selector", "matchLabels");
        Map<String, String> wanted = selected.isEmpty() ? Map.of("app", item.name()) : selected;
        findings.complain(item.complaint(
                "spec.template.metadata.labels",
                "is missing: nothing could select the pods",
                "write `labels: " + Flow.of(wanted) + "`"
                        + (selector.empty() ? ", and `selector: {matchLabels: " + Flow.of(wanted) + "}`" : "")));
        return selecting(labelled(item, wanted), wanted);
    }

    /** A selector can't be changed where the Deployment runs, so it is the pods that get other labels. */
    private static Item mismatched(Item item, PodSelector selector, Findings findings) {
        Map<String, String> wanted = new TreeMap<>(item.manifest().podLabels());
        wanted.putAll(item.content().texts("spec", "selector", "matchLabels"));
        boolean enough = selector.matches(wanted);
        findings.complain(item.complaint(
                "spec.selector",
                "is " + Flow.of(item.content().tree("spec", "selector"))
                        + ", which does not match the labels of its own pods, "
                        + Flow.of(item.manifest().podLabels()),
                enough
                        ? "write below spec.template.metadata `labels: " + Flow.of(wanted) + "`"
                        : "write `selector: {matchLabels: "
                                + Flow.of(item.manifest().podLabels())
                                + "}`; the selector of a Deployment that runs can't be changed, so it then needs another"
                                + " name, too"));
        return enough ? labelled(item, wanted) : selecting(item, item.manifest().podLabels());
    }

    private static Item labelled(Item item, Map<String, String> labels) {
        return item.with(item.content().with(labels, "spec", "template", "metadata", "labels"));
    }

    private static Item selecting(Item item, Map<String, String> labels) {
        return item.with(item.content().with(Map.of("matchLabels", labels), "spec", "selector"));
    }
}
