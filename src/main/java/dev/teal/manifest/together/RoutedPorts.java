package dev.teal.manifest.together;

import java.util.List;
import java.util.stream.Collectors;

import dev.teal.core.value.Color;
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

    /** Complains about ports through which no pod, or not every color's pods, can be reached; notes what may be so. */
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
                named(
                        FieldPath.item("spec.ports", i),
                        new TargetPort(pods, "targetPort", name, PodPorts.protocol(port)));
            }
            numbered(port);
        }
    }

    private void named(String path, TargetPort target) {
        if (!target.lacking().isEmpty()) {
            findings.complain(item.complaint(path + ".targetPort", target.problem(), target.advice()));
        }
    }

    /** Notes a number that no container of some color declares, though they declare others: they may listen on it still. */
    private void numbered(Tree port) {
        Object number = port.at("targetPort").or(() -> port.at("port")).orElse("");
        PodPorts ports = new PodPorts(pods);
        List<Color> without = pods.colors().stream()
                .filter(color -> number instanceof Integer && ports.lack(color, number))
                .toList();
        if (without.isEmpty()) {
            return;
        }
        String colors = without.stream().map(Color::word).collect(Collectors.joining(" and "));
        String others = without.stream()
                .flatMap(color -> ports.numbers(color).stream())
                .distinct()
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        boolean all = without.size() == pods.colors().size();
        String meaning = "declared by no container of " + colors + ", which " + (without.size() == 1 ? "has " : "have ")
                + others + ": if nothing listens there, nobody is served" + (all ? "" : " by " + colors);
        findings.note(new Remark(
                item.origin(),
                port.has("targetPort") ? "targetPort " + number : "port " + number + ", which has no targetPort,",
                "is " + meaning,
                "are " + meaning));
    }
}
