package dev.teal.manifest.check;

import java.util.List;
import java.util.Optional;

import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.NearMiss;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Placeholder;
import dev.teal.manifest.yaml.FieldPath;

/** Checks the ports of one container of a Deployment, and the ports that its probes name. */
final class ContainerPorts {

    private static final List<String> PROBES = List.of("readinessProbe", "livenessProbe", "startupProbe");
    private static final List<String> WAYS = List.of("httpGet", "tcpSocket");

    private final Item item;
    private final Findings findings;
    private final Tree container;
    private final String path;

    /** Of the container that stands at {@code path} of the item. */
    ContainerPorts(Item item, Findings findings, Tree container, String path) {
        this.item = item;
        this.findings = findings;
        this.container = container;
        this.path = path;
    }

    /** Complains about numbers that are none, and about probes of ports by names that the container does not have. */
    void check() {
        List<Tree> ports = container.trees("ports");
        for (int i = 0; i < ports.size(); i++) {
            number(ports.get(i), FieldPath.item(path + ".ports", i));
        }
        for (String probe : PROBES) {
            for (String way : WAYS) {
                probed(probe, container.text(probe, way, "port"), path + "." + probe + "." + way + ".port");
            }
        }
    }

    private void number(Tree port, String place) {
        Optional<Object> number = port.at("containerPort").filter(value -> !(value instanceof Integer));
        if (number.isPresent() && !Placeholder.marked(port.text("containerPort"))) {
            findings.complain(item.complaint(
                    place + ".containerPort",
                    "is no number",
                    "write for instance `containerPort: "
                            + (digits(port.text("containerPort")) ? port.text("containerPort") : "8080") + "`"));
        }
    }

    private void probed(String probe, String name, String field) {
        if (digits(name)) {
            findings.complain(item.complaint(
                    field,
                    "is " + name + " in quotes, which is neither a number nor a name of a port",
                    "write `port: " + name + "`"));
        } else if (!name.isEmpty() && !Placeholder.marked(name) && !names().contains(name)) {
            String problem = "is " + name + ", and the container has no port of that name, so the probe ";
            if (probe.equals("livenessProbe")) {
                // Kubernetes drops the result of a liveness probe that can't be made: such pods may be what serves.
                findings.note(item.origin(), field + " " + problem + "is never made: " + advice(name));
            } else {
                findings.complain(item.complaint(field, problem + "never passes", advice(name)));
            }
        }
    }

    private String advice(String name) {
        Optional<Object> elsewhere = item.content().trees("spec", "template", "spec", "containers").stream()
                .flatMap(other -> other.trees("ports").stream())
                .filter(port -> port.text("name").equals(name))
                .flatMap(port -> port.at("containerPort").stream())
                .findFirst();
        if (elsewhere.isPresent()) {
            return "write `port: " + elsewhere.get() + "`, the number that another container of the pod has for it";
        }
        return NearMiss.of(name, names())
                .map(Object.class::cast)
                .or(() -> container.trees("ports").stream()
                        .flatMap(port -> port.at("containerPort").stream())
                        .findFirst())
                .map(port -> "write `port: " + port + "`, which the container has")
                .orElse("write the number of the port that the container listens on, for instance `port: 8080`");
    }

    private List<String> names() {
        return container.trees("ports").stream().map(port -> port.text("name")).toList();
    }

    private static boolean digits(String text) {
        return text.matches("[0-9]{1,5}");
    }
}
