package dev.teal.manifest.together;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.teal.core.value.Color;
import dev.teal.core.value.Tree;
import dev.teal.manifest.color.Pods;

/** The ports that the colors' containers declare. */
record PodPorts(Pods pods) {

    /** Whether a container of this color has a port of that name. */
    boolean named(Color color, String name, String protocol) {
        return names(color, protocol).contains(name);
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

    /** Whether containers of this color declare ports, each by a number, and none of them has this number. */
    boolean lack(Color color, Object number) {
        List<Object> declared = numbers(color);
        return !declared.isEmpty()
                && declared.stream().allMatch(Integer.class::isInstance)
                && !declared.contains(number);
    }

    /** The number of the port of this color that is first to get a name: one that has none, if there is one. */
    Optional<Object> toName(Color color) {
        return of(color)
                .filter(port -> port.text("name").isEmpty())
                .flatMap(port -> port.at("containerPort").stream())
                .findFirst()
                .or(() -> numbers(color).stream().findFirst());
    }

    /** The names that some color has for its ports of this protocol, each once, in the order of the colors. */
    List<String> names(String protocol) {
        return pods.colors().stream()
                .flatMap(color -> names(color, protocol).stream())
                .distinct()
                .toList();
    }

    /** The names that all colors have for ports of this protocol, in the order in which the first color has them. */
    List<String> commonNames(String protocol) {
        return common(color -> names(color, protocol));
    }

    /** The numbers of ports of this protocol that all colors declare, in the order in which the first color has them. */
    List<Object> commonNumbers(String protocol) {
        return common(color -> of(color)
                .filter(port -> protocol(port).equals(protocol))
                .flatMap(port -> port.at("containerPort").stream())
                .filter(Integer.class::isInstance)
                .toList());
    }

    private <T> List<T> common(Function<Color, Collection<T>> all) {
        return pods.colors().stream()
                .limit(1)
                .flatMap(first -> all.apply(first).stream())
                .filter(one -> pods.colors().stream()
                        .allMatch(color -> all.apply(color).contains(one)))
                .toList();
    }

    /** The protocol of a port, of a container or a Service. */
    static String protocol(Tree port) {
        String written = port.text("protocol");
        return written.isEmpty() ? "TCP" : written;
    }

    private List<String> names(Color color, String protocol) {
        return of(color)
                .filter(port -> protocol(port).equals(protocol))
                .map(port -> port.text("name"))
                .filter(name -> !name.isEmpty())
                .toList();
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
