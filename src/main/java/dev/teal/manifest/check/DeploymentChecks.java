package dev.teal.manifest.check;

import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.object.FieldNames;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Placeholder;

/** Checks what the API server would refuse in a Deployment, or what would keep its pods from being found. */
final class DeploymentChecks {

    private final Item item;
    private final Findings findings;

    DeploymentChecks(Item item, Findings findings) {
        this.item = item;
        this.findings = findings;
    }

    void check() {
        Tree spec = item.content().tree("spec");
        if (spec.isEmpty()) {
            String other = item.content().fields().stream()
                    .filter(key -> !FieldNames.OBJECT.contains(key))
                    .findFirst()
                    .map(key -> "write `spec:` in the place of `" + key + ":`, which is not known")
                    .orElse("write selector and template below `spec:`");
            findings.complain(item.complaint("spec", "is missing", other));
            return;
        }
        TextMap texts = new TextMap(item, findings);
        texts.labels("spec", "selector", "matchLabels");
        texts.labels("spec", "template", "metadata", "labels");
        replicas(spec);
        OwnPods.mended(item, findings);
        new ContainerChecks(item, findings).check();
    }

    private void replicas(Tree spec) {
        Object replicas = spec.at("replicas").orElse(1);
        boolean told = replicas instanceof String text && Placeholder.marked(text);
        if (!told && (!(replicas instanceof Integer number) || number < 0)) {
            findings.complain(item.complaint(
                    "spec.replicas",
                    "is no whole number",
                    "write for instance `replicas: "
                            + (replicas instanceof String text && text.matches("[0-9]{1,4}") ? text : "3") + "`"));
        }
    }
}
