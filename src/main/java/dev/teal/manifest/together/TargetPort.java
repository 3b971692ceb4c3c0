package dev.teal.manifest.together;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.teal.core.value.Color;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.finding.NearMiss;

/**
 * The name by which a port of the pods is meant, in a Service or elsewhere.
 *
 * @param field where it is written, such as {@code targetPort}
 * @param name as it is written there
 * @param protocol of the Service's port: a name counts for ports of the same protocol only
 */
record TargetPort(Pods pods, String field, String name, String protocol) {

    /** The colors of which no container has a port of that name. */
    List<Color> lacking() {
        PodPorts ports = new PodPorts(pods);
        return pods.colors().stream()
                .filter(color -> !ports.named(color, name, protocol))
                .toList();
    }

    /** What is wrong, where colors lack it. */
    String problem() {
        String colors = lacking().stream().map(Color::word).collect(Collectors.joining(" or "));
        return "is " + name + ", and no container of " + colors + " has a port of that name";
    }

    /** What to write, where colors lack it: another name there if that can help, since a change of the pods restarts them. */
    String advice() {
        if (name.matches("[0-9]{1,5}")) {
            return "write `" + field + ": " + name + "` without quotes, which make it a name";
        }
        String owner = pods.colors().size() == 1 ? pods.colors().iterator().next() + " has" : "both colors have";
        return common().map(port -> "write `" + field + ": " + port + "`, the port that " + owner)
                .orElseGet(() -> "write "
                        + lacking().stream().map(this::declaration).collect(Collectors.joining(", and "))
                        + ", with the port that the containers listen on");
    }

    /** A port that all colors have and that may be meant. */
    private Optional<Object> common() {
        PodPorts ports = new PodPorts(pods);
        if (ports.names(protocol).contains(name)) {
            // Another name would lead past the port by which the color that has it may be serving.
            return ports.number(name);
        }
        List<String> names = ports.commonNames(protocol);
        return NearMiss.of(name, names)
                .map(Object.class::cast)
                .or(() -> NearMiss.of(name, ports.names(protocol)).flatMap(ports::number))
                .or(() -> names.stream().findFirst())
                .or(() -> ports.commonNumbers(protocol).stream().findFirst());
    }

    private String declaration(Color color) {
        Object number = new PodPorts(pods).toName(color).orElse(8080);
        return "in " + pods.of(color).origin().file() + " `ports: [{name: " + name + ", containerPort: " + number
                + "}]`";
    }
}
