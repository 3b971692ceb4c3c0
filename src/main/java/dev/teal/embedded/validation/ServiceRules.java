package dev.teal.embedded.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.teal.core.value.Tree;

/** What a Service may be. */
record ServiceRules(Tree content, Optional<Tree> live, IntPredicate allocated) {

    Stream<Problem> problems() {
        return Stream.of(
                        Names.label("metadata.name", content.text("metadata", "name")),
                        Names.labels("spec.selector", content.tree("spec", "selector")),
                        address(),
                        ports())
                .flatMap(problems -> problems);
    }

    /** What is found out when the node ports are given out, and so by no dry run. */
    Stream<Problem> outOfRange() {
        List<Tree> ports = content.trees("spec", "ports");
        return IntStream.range(0, ports.size())
                .filter(i -> ports.get(i).number(0, "nodePort") != 0)
                .boxed()
                .flatMap(i -> Ports.node(
                        "spec.ports[" + i + "].nodePort", ports.get(i).number(0, "nodePort")));
    }

    private Stream<Problem> address() {
        String wanted = content.text("spec", "clusterIP");
        boolean changes = !wanted.isEmpty()
                && live.filter(it -> !it.text("spec", "clusterIP").equals(wanted))
                        .isPresent();
        return changes
                ? Stream.of(
                        Problem.invalid("spec.clusterIPs[0]", List.of("\"" + wanted + "\""), "may not change once set"))
                : Stream.empty();
    }

    private Stream<Problem> ports() {
        List<Tree> ports = content.trees("spec", "ports");
        if (ports.isEmpty()) {
            return content.text("spec", "clusterIP").equals("None")
                            || content.text("spec", "type").equals("ExternalName")
                    ? Stream.empty()
                    : Stream.of(Problem.required("spec.ports"));
        }
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        return IntStream.range(0, ports.size()).boxed().flatMap(i -> {
            String field = "spec.ports[" + i + "]";
            Tree port = ports.get(i);
            return Stream.of(
                            name(field, port.text("name"), ports.size(), names),
                            twice(port, numbers),
                            Ports.number(field + ".port", port.number(0, "port")),
                            nodePort(field + ".nodePort", port.number(0, "nodePort")))
                    .flatMap(problems -> problems);
        });
    }

    private static Stream<Problem> name(String field, String name, int ports, Set<String> names) {
        if (name.isEmpty()) {
            return ports > 1 ? Stream.of(Problem.required(field + ".name")) : Stream.empty();
        }
        return names.add(name) ? Names.label(field + ".name", name) : Stream.of(Problem.duplicate(field + ".name"));
    }

    private static Stream<Problem> twice(Tree port, Set<String> numbers) {
        String protocol = port.at("protocol").map(Object::toString).orElse("TCP");
        String key = "[port=" + port.number(0, "port") + ",protocol=\"" + protocol + "\"]";
        return numbers.add(key)
                ? Stream.empty()
                : Stream.of(new Problem(".spec.ports", "duplicate entries for key " + key));
    }

    private Stream<Problem> nodePort(String field, int port) {
        if (port == 0) {
            return Stream.empty();
        }
        String type = content.text("spec", "type");
        if (type.isEmpty() || type.equals("ClusterIP")) {
            return Stream.of(new Problem(field, "Forbidden: may not be used when `type` is 'ClusterIP'"));
        }
        return allocated.test(port)
                ? Stream.of(Problem.invalid(field, port, "provided port is already allocated"))
                : Stream.empty();
    }
}
