package dev.teal.manifest.check;

import java.util.List;
import java.util.Locale;

import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Remark;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.LabelTexts;
import dev.teal.manifest.object.Placeholder;
import dev.teal.manifest.yaml.FieldPath;

/** Checks the containers of a workload. */
final class ContainerChecks {

    private static final String[] POD = {"spec", "template", "spec"};

    private final Item item;
    private final Findings findings;

    ContainerChecks(Item item, Findings findings) {
        this.item = item;
        this.findings = findings;
    }

    void check() {
        Tree pod = item.content().tree(POD);
        if (pod.trees("containers").isEmpty()) {
            findings.complain(item.complaint(
                    "spec.template.spec.containers", "is empty", "write `containers: [{name: web, image: shop:1.0}]`"));
        }
        check(pod, "containers");
        check(pod, "initContainers");
    }

    private void check(Tree pod, String list) {
        List<Tree> containers = pod.trees(list);
        for (int i = 0; i < containers.size(); i++) {
            Tree container = containers.get(i);
            String path = FieldPath.item("spec.template.spec." + list, i);
            image(container, path);
            environment(container, path);
            new ContainerPorts(item, findings, container, path).check();
        }
    }

    private void image(Tree container, String path) {
        ImageName image = new ImageName(container.text("image"));
        image.mistake()
                .ifPresentOrElse(
                        problem -> findings.complain(item.complaint(
                                path + ".image",
                                problem,
                                "write an image that can be pulled, for instance `image: " + proposed(image) + "`")),
                        () -> {
                            if (image.floating()) {
                                findings.note(new Remark(
                                        item.origin(),
                                        "image " + image.text(),
                                        "can change without a commit, and Teal would not see it; name a version",
                                        "can change without a commit, and Teal would not see it; name versions"));
                            }
                        });
    }

    private static String proposed(ImageName image) {
        String small = image.text().toLowerCase(Locale.ROOT);
        boolean capitals =
                !small.equals(image.text()) && new ImageName(small).mistake().isEmpty();
        return capitals
                        && !Placeholder.marked(image.text())
                        && image.mistake().orElse("").contains("no name")
                ? small
                : "registry.example.com/shop:1.4.2";
    }

    private void environment(Tree container, String path) {
        List<Tree> variables = container.trees("env");
        for (int i = 0; i < variables.size(); i++) {
            Object value = variables.get(i).at("value").orElse("");
            if (!(value instanceof String)) {
                findings.complain(item.complaint(
                        FieldPath.item(path + ".env", i) + ".value",
                        "is " + LabelTexts.kind(value) + " to YAML, not text",
                        "put the value of " + variables.get(i).text("name") + " in quotes"));
            }
        }
    }
}
