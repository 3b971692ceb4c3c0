package dev.teal.embedded.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.teal.core.value.Tree;

/** What a Deployment may be. */
record DeploymentRules(Tree content, Optional<Tree> live) {

    private static final String CONTAINERS = "spec.template.spec.containers";

    Stream<Problem> problems() {
        return Stream.of(
                        Names.subdomain("metadata.name", content.text("metadata", "name")),
                        replicas(),
                        selector(),
                        Names.labels(
                                "spec.template.metadata.labels",
                                content.tree("spec", "template", "metadata", "labels")),
                        containers())
                .flatMap(problems -> problems);
    }

    private Stream<Problem> replicas() {
        int replicas = content.number(1, "spec", "replicas");
        return replicas >= 0
                ? Stream.empty()
                : Stream.of(Problem.invalid("spec.replicas", replicas, "must be greater than or equal to 0"));
    }

    private Stream<Problem> selector() {
        Tree selector = content.tree("spec", "selector");
        Tree wanted = selector.tree("matchLabels");
        Tree labels = content.tree("spec", "template", "metadata", "labels");
        if (selector.isEmpty()
                || (wanted.isEmpty() && selector.trees("matchExpressions").isEmpty())) {
            return Stream.of(Problem.invalid("spec.selector", "{}", "empty selector is invalid for deployment"));
        }
        if (live.filter(it -> !it.tree("spec", "selector").equals(selector)).isPresent()) {
            return Stream.of(Problem.invalid("spec.selector", content.tree("spec", "selector"), "field is immutable"));
        }
        Stream<Problem> words = Names.labels("spec.selector.matchLabels", wanted);
        return wanted.fields().stream().allMatch(key -> labels.at(key).equals(wanted.at(key)))
                ? words
                : Stream.concat(
                        words,
                        Stream.of(Problem.invalid(
                                "spec.template.metadata.labels",
                                labels,
                                "`selector` does not match template `labels`")));
    }

    private Stream<Problem> containers() {
        List<Tree> all = content.trees("spec", "template", "spec", "containers");
        if (all.isEmpty()) {
            return Stream.of(Problem.required(CONTAINERS));
        }
        Set<String> names = new HashSet<>();
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> container(CONTAINERS + "[" + i + "]", all.get(i), names));
    }

    private static Stream<Problem> container(String field, Tree container, Set<String> names) {
        String name = container.text("name");
        Stream<Problem> own = name.isEmpty()
                ? Stream.of(Problem.required(field + ".name"))
                : names.add(name)
                        ? Names.label(field + ".name", name)
                        : Stream.of(new Problem("." + CONTAINERS, "duplicate entries for key [name=\"" + name + "\"]"));
        Stream<Problem> image =
                container.text("image").isBlank() ? Stream.of(Problem.required(field + ".image")) : Stream.empty();
        List<Tree> ports = container.trees("ports");
        Stream<Problem> numbers = IntStream.range(0, ports.size())
                .boxed()
                .flatMap(i -> Ports.number(
                        field + ".ports[" + i + "].containerPort", ports.get(i).number(0, "containerPort")));
        return Stream.of(own, image, numbers).flatMap(problems -> problems);
    }
}
