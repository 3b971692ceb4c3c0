package dev.teal.manifest.together;

import java.util.List;
import java.util.Map;

import dev.teal.core.value.Color;
import dev.teal.core.value.Fields;
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
        List<Map<String, Object>> ports = Fields.maps(item.content(), "spec", "ports");
        if (ports.isEmpty()) {
            findings.complain(item.complaint(
                    "spec.ports", "is missing", "write for instance `ports: [{port: 80, targetPort: 8080}]`"));
        }
        for (int i = 0; i < ports.size(); i++) {
            Map<String, Object> port = ports.get(i);
            if (Fields.text(port, "protocol").equals("UDP")) {
                findings.note(new Remark(
                        item.origin(),
                        "port " + port.get("port"),
                        "is UDP: Teal can't ask pods on it whether they serve",
                        "are UDP: Teal can't ask pods on them whether they serve"));
            }
            String name = Fields.text(port, "targetPort");
            if (!name.isEmpty() && !Placeholder.marked(name)) {
                targetPort(FieldPath.item("spec.ports", i) + ".targetPort", name, PodPorts.protocol(port));
            }
        }
    }

    private void targetPort(String field, String name, String protocol) {
        PodPorts ports = new PodPorts(pods);
        for (Color color : pods.colors()) {
            if (!ports.named(color, name, protocol)) {
                String problem = "is " + name + ", and no container of " + color + " has a port of that name";
                findings.complain(item.complaint(field, problem, advice(ports, color, name)));
            }
        }
    }

    private String advice(PodPorts ports, Color color, String name) {
        return ports.number(name)
                .map(number -> "write `targetPort: " + number + "`, the port that both colors have")
                .orElse("write in " + pods.of(color).origin().file() + " `ports: [{name: " + name + ", containerPort: "
                        + ports.numbers(color).stream().findFirst().orElse(8080)
                        + "}]`, with the port that its containers listen on");
    }
}
