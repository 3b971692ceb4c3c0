package dev.teal.manifest;

import java.util.Map;

import dev.teal.core.Fields;

/** Checks what the API server would refuse in a Deployment, or what would keep its pods from being found. */
final class DeploymentChecks {

    private final Item item;
    private final Findings findings;

    DeploymentChecks(Item item, Findings findings) {
        this.item = item;
        this.findings = findings;
    }

    void check() {
        Map<String, Object> spec = Fields.map(item.content(), "spec");
        if (spec.isEmpty()) {
            findings.complain(item.complaint("spec", "is missing", "write selector and template below `spec:`"));
            return;
        }
        FieldNames names = new FieldNames(item, findings);
        names.check(spec, "spec", FieldNames.DEPLOYMENT);
        names.check(Fields.map(spec, "template"), "spec.template", FieldNames.TEMPLATE);
        TextMap texts = new TextMap(item, findings);
        texts.labels("spec", "selector", "matchLabels");
        texts.labels("spec", "template", "metadata", "labels");
        replicas(spec);
        if (findings.clean(item.origin())) {
            selector();
        }
        new ContainerChecks(item, findings).check();
    }

    private void replicas(Map<String, Object> spec) {
        Object replicas = spec.getOrDefault("replicas", 1);
        if (!(replicas instanceof Integer number) || number < 0) {
            findings.complain(
                    item.complaint("spec.replicas", "is no whole number", "write for instance `replicas: 3`"));
        }
    }

    private void selector() {
        Map<String, String> pods = item.manifest().podLabels();
        PodSelector selector = new PodSelector(item.content());
        if (pods.isEmpty()) {
            Map<String, String> wanted = Fields.texts(item.content(), "spec", "selector", "matchLabels");
            findings.complain(item.complaint(
                    "spec.template.metadata.labels",
                    "is missing: nothing could select the pods",
                    wanted.isEmpty()
                            ? "write for instance `labels: {app: " + item.name() + ", version: v1}`"
                            : "write `labels: " + Flow.of(wanted) + "`"));
        } else if (selector.empty()) {
            findings.complain(item.complaint(
                    "spec.selector", "is missing", "write `selector: {matchLabels: " + Flow.of(pods) + "}`"));
        } else if (!selector.matches(pods)) {
            findings.complain(item.complaint(
                    "spec.selector",
                    "does not match the labels of its own pods, " + Flow.of(pods),
                    "write `matchLabels: " + Flow.of(pods) + "`"));
        }
    }
}
