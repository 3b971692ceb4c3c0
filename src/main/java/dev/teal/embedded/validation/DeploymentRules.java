package dev.teal.embedded.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.teal.core.value.Fields;

/** What a Deployment may be. */
record DeploymentRules(Map<String, Object> content, Optional<Map<String, Object>> live) {

    private static final String CONTAINERS = "spec.template.spec.containers";

    Stream<Problem> problems() {
        return Stream.of(
                        Names.subdomain("metadata.name", Fields.text(content, "metadata", "name")),
                        replicas(),
                        selector(),
                        Names.labels(
                                "spec.template.metadata.labels",
                                Fields.map(content, "spec", "template", "metadata", "labels")),
                        containers())
                .flatMap(problems -> problems);
    }

    private Stream<Problem> replicas() {
        int replicas = Fields.number(content, 1, "spec", "replicas");
        return replicas >= 0
                ? Stream.empty()
                : Stream.of(Problem.invalid("spec.replicas", replicas, "must be greater than or equal to 0"));
    }

    private Stream<Problem> selector() {
        Map<String, Object> selector = Fields.map(content, "spec", "selector");
        Map<String, Object> wanted = Fields.map(selector, "matchLabels");
        Map<String, Object> labels = Fields.map(content, "spec", "template", "metadata", "labels");
        if (selector.isEmpty()
                || (wanted.isEmpty()
                        && Fields.maps(selector, "matchExpressions").isEmpty())) {
            return Stream.of(Problem.invalid("spec.selector", "{}", "empty selector is invalid for deployment"));
        }
        if (live.filter(it -> !Fields.map(it, "spec", "selector").equals(selector))
                .isPresent()) {
            return Stream.of(
                    Problem.invalid("spec.selector", Fields.map(content, "spec", "selector"), "field is immutable"));
        }
        Stream<Problem> words = Names.labels("spec.selector.matchLabels", wanted);
        return labels.entrySet().containsAll(wanted.entrySet())
                ? words
                : Stream.concat(
                        words,
                        Stream.of(Problem.invalid(
                                "spec.template.metadata.labels",
                                labels,
                                "`selector` does not match template `labels`")));
    }

    private Stream<Problem> containers() {
        List<Map<String, Object>> all = Fields.maps(content, "spec", "template", "spec", "containers");
        if (all.isEmpty()) {
            return Stream.of(Problem.required(CONTAINERS));
        }
        Set<String> names = new HashSet<>();
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> container(CONTAINERS + "[" + i + "]", all.get(i), names));
    }

    private static Stream<Problem> container(String field, Map<String, Object> container, Set<String> names) {
        String name = Fields.text(container, "name");
        Stream<Problem> own = name.isEmpty()
                ? Stream.of(Problem.required(field + ".name"))
                : names.add(name)
                        ? Names.label(field + ".name", name)
                        : Stream.of(new Problem("." + CONTAINERS, "duplicate entries for key [name=\"" + name + "\"]"));
        Stream<Problem> image = Fields.text(container, "image").isBlank()
                ? Stream.of(Problem.required(field + ".image"))
                : Stream.empty();
        List<Map<String, Object>> ports = Fields.maps(container, "ports");
        Stream<Problem> numbers = IntStream.range(0, ports.size())
                .boxed()
                .flatMap(i -> Ports.number(
                        field + ".ports[" + i + "].containerPort", Fields.number(ports.get(i), 0, "containerPort")));
        return Stream.of(own, image, numbers).flatMap(problems -> problems);
    }
}
