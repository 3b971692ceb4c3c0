package dev.teal.manifest.together;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.value.Color;
import dev.teal.core.value.Tree;
import dev.teal.manifest.color.Pods;

/** The ports that the colors' containers declare. */
record PodPorts(Pods pods) {

    /** Whether a container of this color has a port of that name. */
    boolean named(Color color, String name, String protocol) {
        return of(color)
                .anyMatch(
                        port -> port.text("name").equals(name) && protocol(port).equals(protocol));
    }

    /** The number that some color has under that name, if all colors declare it: a new name for a port restarts pods. */
    Optional<Object> number(String name) {
        return pods.colors().stream()
                .flatMap(this::of)
                .filter(port -> port.text("name").equals(name))
                .flatMap(port -> port.at("containerPort").stream())
                .filter(number ->
                        pods.colors().stream().allMatch(color -> numbers(color).contains(number)))
                .findFirst();
    }

    /** The numbers that the containers of this color declare, in the order in which they are written. */
    List<Object> numbers(Color color) {
        return of(color).flatMap(port -> port.at("containerPort").stream()).toList();
    }

    /** The protocol of a port, of a container or a Service. */
    static String protocol(Tree port) {
        String written = port.text("protocol");
        return written.isEmpty() ? "TCP" : written;
    }

    private Stream<Tree> of(Color color) {
        return serving(pods.of(color).content().tree("spec", "template", "spec"))
                .flatMap(container -> container.trees("ports").stream());
    }

    /** The containers that run while the pod serves: an init container does, if it is restarted always. */
    private static Stream<Tree> serving(Tree pod) {
        return Stream.concat(
                pod.trees("containers").stream(),
                pod.trees("initContainers").stream()
                        .filter(container -> container.text("restartPolicy").equals("Always")));
    }
}
