package dev.teal.manifest.together;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.value.Color;
import dev.teal.core.value.Fields;
import dev.teal.manifest.color.Pods;

/** The ports that the colors' containers declare. */
record PodPorts(Pods pods) {

    /** Whether a container of this color has a port of that name. */
    boolean named(Color color, String name, String protocol) {
        return of(color)
                .anyMatch(port ->
                        Fields.text(port, "name").equals(name) && protocol(port).equals(protocol));
    }

    /** The number that some color has under that name, if all colors declare it: a new name for a port restarts pods. */
    Optional<Object> number(String name) {
        return pods.colors().stream()
                .flatMap(this::of)
                .filter(port -> Fields.text(port, "name").equals(name))
                .map(port -> port.get("containerPort"))
                .filter(Objects::nonNull)
                .filter(number ->
                        pods.colors().stream().allMatch(color -> numbers(color).contains(number)))
                .findFirst();
    }

    /** The numbers that the containers of this color declare, in the order in which they are written. */
    List<Object> numbers(Color color) {
        return of(color)
                .map(port -> port.get("containerPort"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The protocol of a port, of a container or a Service. */
    static String protocol(Map<String, Object> port) {
        String written = Fields.text(port, "protocol");
        return written.isEmpty() ? "TCP" : written;
    }

    private Stream<Map<String, Object>> of(Color color) {
        return serving(Fields.map(pods.of(color).content(), "spec", "template", "spec"))
                .flatMap(container -> Fields.maps(container, "ports").stream());
    }

    /** The containers that run while the pod serves: an init container does, if it is restarted always. */
    private static Stream<Map<String, Object>> serving(Map<String, Object> pod) {
        return Stream.concat(
                Fields.maps(pod, "containers").stream(),
                Fields.maps(pod, "initContainers").stream()
                        .filter(container ->
                                Fields.text(container, "restartPolicy").equals("Always")));
    }
}
