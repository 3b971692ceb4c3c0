package dev.teal.embedded.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.teal.core.value.Fields;

/** What a Service may be. */
record ServiceRules(Map<String, Object> content, Optional<Map<String, Object>> live, IntPredicate allocated) {

    Stream<Problem> problems() {
        return Stream.of(
                        Names.label("metadata.name", Fields.text(content, "metadata", "name")),
                        Names.labels("spec.selector", Fields.map(content, "spec", "selector")),
                        address(),
                        ports())
                .flatMap(problems -> problems);
    }

    /** What is found out when the node ports are given out, and so by no dry run. */
    Stream<Problem> outOfRange() {
        List<Map<String, Object>> ports = Fields.maps(content, "spec", "ports");
        return IntStream.range(0, ports.size())
                .filter(i -> Fields.number(ports.get(i), 0, "nodePort") != 0)
                .boxed()
                .flatMap(i -> Ports.node("spec.ports[" + i + "].nodePort", Fields.number(ports.get(i), 0, "nodePort")));
    }

    private Stream<Problem> address() {
        String wanted = Fields.text(content, "spec", "clusterIP");
        boolean changes = !wanted.isEmpty()
                && live.filter(it -> !Fields.text(it, "spec", "clusterIP").equals(wanted))
                        .isPresent();
        return changes
                ? Stream.of(
                        Problem.invalid("spec.clusterIPs[0]", List.of("\"" + wanted + "\""), "may not change once set"))
                : Stream.empty();
    }

    private Stream<Problem> ports() {
        List<Map<String, Object>> ports = Fields.maps(content, "spec", "ports");
        if (ports.isEmpty()) {
            return Fields.text(content, "spec", "clusterIP").equals("None")
                            || Fields.text(content, "spec", "type").equals("ExternalName")
                    ? Stream.empty()
                    : Stream.of(Problem.required("spec.ports"));
        }
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        return IntStream.range(0, ports.size()).boxed().flatMap(i -> {
            String field = "spec.ports[" + i + "]";
            Map<String, Object> port = ports.get(i);
            return Stream.of(
                            name(field, Fields.text(port, "name"), ports.size(), names),
                            twice(port, numbers),
                            Ports.number(field + ".port", Fields.number(port, 0, "port")),
                            nodePort(field + ".nodePort", Fields.number(port, 0, "nodePort")))
                    .flatMap(problems -> problems);
        });
    }

    private static Stream<Problem> name(String field, String name, int ports, Set<String> names) {
        if (name.isEmpty()) {
            return ports > 1 ? Stream.of(Problem.required(field + ".name")) : Stream.empty();
        }
        return names.add(name) ? Names.label(field + ".name", name) : Stream.of(Problem.duplicate(field + ".name"));
    }

    private static Stream<Problem> twice(Map<String, Object> port, Set<String> numbers) {
        String protocol = Fields.at(port, "protocol").map(Object::toString).orElse("TCP");
        String key = "[port=" + Fields.number(port, 0, "port") + ",protocol=\"" + protocol + "\"]";
        return numbers.add(key)
                ? Stream.empty()
                : Stream.of(new Problem(".spec.ports", "duplicate entries for key " + key));
    }

    private Stream<Problem> nodePort(String field, int port) {
        if (port == 0) {
            return Stream.empty();
        }
        String type = Fields.text(content, "spec", "type");
        if (type.isEmpty() || type.equals("ClusterIP")) {
            return Stream.of(new Problem(field, "Forbidden: may not be used when `type` is 'ClusterIP'"));
        }
        return allocated.test(port)
                ? Stream.of(Problem.invalid(field, port, "provided port is already allocated"))
                : Stream.empty();
    }
}
