package dev.teal.manifest;

import java.util.List;
import java.util.Map;

import dev.teal.core.Fields;

/** Checks one object by itself. */
final class ObjectChecks {

    private final Findings findings;

    ObjectChecks(Findings findings) {
        this.findings = findings;
    }

    /** Complains about everything in the object that can't be meant. */
    void check(Item item) {
        item.slips().forEach(findings::complain);
        new OldForms(item, findings).check();
        Placeholder.check(item, findings);
        TextMap texts = new TextMap(item, findings);
        texts.labels("metadata", "labels");
        texts.texts("metadata", "annotations");
        if (item.is("Deployment")) {
            new DeploymentChecks(item, findings).check();
        } else if (item.is("Service")) {
            service(item, texts);
        } else if (item.is("ConfigMap")) {
            texts.texts("data");
        }
    }

    private void service(Item item, TextMap texts) {
        Map<String, Object> spec = Fields.map(item.content(), "spec");
        texts.labels("spec", "selector");
        List<Map<String, Object>> ports = Fields.maps(spec, "ports");
        for (int i = 0; i < ports.size(); i++) {
            String path = FieldPath.item("spec.ports", i);
            Object port = ports.get(i).getOrDefault("port", "");
            boolean told = port instanceof String text && Placeholder.marked(text);
            if (!told && !(port instanceof Integer)) {
                findings.complain(item.complaint(path + ".port", "is no number", "write for instance `port: 80`"));
            }
        }
        role(item);
    }

    private void role(Item service) {
        String word = Role.word(service);
        if (!word.isEmpty() && !Role.WORDS.contains(word)) {
            findings.complain(service.complaint(
                    "metadata.annotations[" + Role.ANNOTATION + "]",
                    "is \"" + word + "\"",
                    "remove the line; or, if this Service is to stay as written beside the one that is moved, write `"
                            + Role.PIN + "`"));
        } else if (word.equals("preview")) {
            findings.note(
                    service.origin(),
                    "Service " + service.name()
                            + (Role.of(service) == Role.PINNED
                                    ? " has a color in its name and counts as pinned; write `" + Role.PIN + "`"
                                    : " stays as written for now; a later Teal will point a preview to the color that"
                                            + " does not serve; if it is to stay, write `" + Role.PIN + "`"));
        }
    }
}
