package dev.teal.manifest.together;

import java.util.List;

import dev.teal.core.value.Tree;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Remark;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Placeholder;
import dev.teal.manifest.yaml.FieldPath;

/** Checks the ports of a routed Service. */
final class RoutedPorts {

    private final Item item;
    private final Pods pods;
    private final Findings findings;

    RoutedPorts(Item item, Pods pods, Findings findings) {
        this.item = item;
        this.pods = pods;
        this.findings = findings;
    }

    /** Complains about ports through which no pod, or not every color's pods, can be reached. */
    void check() {
        List<Tree> ports = item.content().trees("spec", "ports");
        if (ports.isEmpty()) {
            findings.complain(item.complaint(
                    "spec.ports", "is missing", "write for instance `ports: [{port: 80, targetPort: 8080}]`"));
        }
        for (int i = 0; i < ports.size(); i++) {
            Tree port = ports.get(i);
            if (port.text("protocol").equals("UDP")) {
                findings.note(new Remark(
                        item.origin(),
                        "port " + port.at("port").orElse("?"),
                        "is UDP: Teal can't ask pods on it whether they serve",
                        "are UDP: Teal can't ask pods on them whether they serve"));
            }
            String name = port.text("targetPort");
            if (!name.isEmpty() && !Placeholder.marked(name)) {
                named(FieldPath.item("spec.ports", i), new TargetPort(pods, name, PodPorts.protocol(port)));
            }
        }
    }

    private void named(String path, TargetPort target) {
        if (!target.lacking().isEmpty()) {
            findings.complain(item.complaint(path + ".targetPort", target.problem(), target.advice()));
        }
    }
}
