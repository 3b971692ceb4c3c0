package dev.teal.manifest.check;

import java.util.List;

import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Remark;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Placeholder;
import dev.teal.manifest.object.Role;
import dev.teal.manifest.yaml.FieldPath;

/** Checks one object by itself. */
public final class ObjectChecks {

    private final Findings findings;

    /** Tells {@code findings} what it finds. */
    public ObjectChecks(Findings findings) {
        this.findings = findings;
    }

    /** Complains about everything in the object that can't be meant. */
    public void check(Item item) {
        item.slips().forEach(findings::complain);
        new OldForms(item, findings).check();
        Placeholder.check(item, findings);
        TextMap texts = new TextMap(item, findings);
        texts.labels("metadata", "labels");
        texts.texts("metadata", "annotations");
        if (item.is("Deployment")) {
            new DeploymentChecks(item, findings).check();
            role(item);
        } else if (item.is("Job")) {
            new ContainerChecks(item, findings).check();
        } else if (item.is("Service")) {
            service(item, texts);
        } else if (item.is("ConfigMap")) {
            texts.texts("data");
        }
    }

    private void service(Item item, TextMap texts) {
        Tree spec = item.content().tree("spec");
        texts.labels("spec", "selector");
        List<Tree> ports = spec.trees("ports");
        for (int i = 0; i < ports.size(); i++) {
            String path = FieldPath.item("spec.ports", i);
            Object port = ports.get(i).at("port").orElse("");
            boolean told = port instanceof String text && Placeholder.marked(text);
            if (!told && !(port instanceof Integer)) {
                findings.complain(item.complaint(
                        path + ".port",
                        "is no number",
                        "write for instance `port: "
                                + (port instanceof String text && text.matches("[0-9]{1,5}") ? text : "80") + "`"));
            }
        }
        role(item);
    }

    private void role(Item item) {
        String word = Role.word(item);
        boolean known = item.is("Service") ? Role.WORDS.contains(word) : word.equals("pinned");
        if (!word.isEmpty() && !known) {
            findings.complain(item.complaint(
                    "metadata.annotations[" + Role.ANNOTATION + "]",
                    "is \"" + word + "\"",
                    "remove the line; or, if it is to stay as written beside the colors, write `" + Role.PIN + "`"));
        } else if (word.equals("preview") && Role.of(item) == Role.PINNED) {
            String stays = "; for what is to stay as written, write `" + Role.PIN + "`";
            findings.note(new Remark(
                    item.origin(),
                    "Service " + item.name(),
                    "is called a preview, has a color in its name and counts as pinned" + stays,
                    "are called previews, have a color in their names and count as pinned" + stays));
        }
    }
}
