package dev.teal.manifest.together;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
                targetPort(FieldPath.item("spec.ports", i) + ".targetPort", name, protocol(port));
            }
        }
    }

    /** The containers that run while the pod serves: an init container does, if it is restarted always. */
    private static Stream<Map<String, Object>> serving(Map<String, Object> pod) {
        return Stream.concat(
                Fields.maps(pod, "containers").stream(),
                Fields.maps(pod, "initContainers").stream()
                        .filter(container ->
                                Fields.text(container, "restartPolicy").equals("Always")));
    }

    private static String protocol(Map<String, Object> port) {
        String written = Fields.text(port, "protocol");
        return written.isEmpty() ? "TCP" : written;
    }

    private void targetPort(String field, String name, String protocol) {
        for (Color color : pods.colors()) {
            boolean named = ports(color)
                    .anyMatch(port -> Fields.text(port, "name").equals(name)
                            && protocol(port).equals(protocol));
            if (!named) {
                String problem = "is " + name + ", and no container of " + color + " has a port of that name";
                findings.complain(item.complaint(field, problem, advice(color, name)));
            }
        }
    }

    /** The number where it is the same for both colors: a new name for a port restarts pods. */
    private String advice(Color color, String name) {
        List<Object> own = ports(color)
                .map(port -> port.get("containerPort"))
                .filter(Objects::nonNull)
                .toList();
        Optional<Object> named = pods.colors().stream()
                .flatMap(this::ports)
                .filter(port -> Fields.text(port, "name").equals(name))
                .map(port -> port.get("containerPort"))
                .filter(own::contains)
                .findFirst();
        return named.map(number -> "write `targetPort: " + number + "`, the port that both colors have")
                .orElse("write in " + pods.of(color).origin().file() + " `ports: [{name: " + name + ", containerPort: "
                        + own.stream().findFirst().orElse(8080) + "}]`, with the port that its containers listen on");
    }

    private Stream<Map<String, Object>> ports(Color color) {
        return serving(Fields.map(pods.of(color).content(), "spec", "template", "spec"))
                .flatMap(container -> Fields.maps(container, "ports").stream());
    }
}
