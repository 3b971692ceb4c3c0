package dev.teal.manifest.together;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.teal.core.value.Color;
import dev.teal.core.value.Flow;
import dev.teal.core.value.Tree;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.color.Selected;
import dev.teal.manifest.finding.Words;
import dev.teal.manifest.route.Serving;
import dev.teal.manifest.route.WrittenService;

/** The Service that somebody should have written, made from what the folder has. */
public final class ServiceToWrite {

    private static final Set<String> KINDS = Set.of("deployment", "deploy", "service", "svc");

    private final Pods pods;
    private final Serving serving;
    private final List<WrittenService> services;

    /** For a folder with these pods and these Services; it selects the color that serves. */
    ServiceToWrite(Pods pods, Serving serving, List<WrittenService> services) {
        this.pods = pods;
        this.serving = serving;
        this.services = services;
    }

    /** The whole Service as YAML on one line. */
    String line() {
        Tree service =
                Tree.EMPTY.with("v1", "apiVersion").with("Service", "kind").with(name(), "metadata", "name");
        String namespace = pods.of(color()).manifest().ref().namespace();
        if (!namespace.equals("default")) {
            service = service.with(namespace, "metadata", "namespace");
        }
        return Flow.of(service.with(selector(Set.of()), "spec", "selector").with(ports(), "spec", "ports"));
    }

    /** A name that says no color and that no Service of the folder has: the pods' app, or the Deployment's name. */
    String name() {
        return Stream.of(
                        pods.common("app"),
                        pods.common("app.kubernetes.io/name"),
                        Optional.of(bare(pods.of(color()).name())),
                        Optional.of(bare(pods.labels(color()).getOrDefault("app", ""))),
                        Optional.of(serving.folder()))
                .flatMap(Optional::stream)
                .map(name -> bare(name))
                .filter(name -> name.matches("[a-z]([-a-z0-9]{0,50}[a-z0-9])?"))
                .findFirst()
                .map(name -> taken(name) ? name + "-main" : name)
                .orElse("main");
    }

    /** A selector of the color: the keys of a given one that all pods have, those that name the app, and one that tells. */
    Map<String, String> selector(Set<String> given) {
        if (pods.colors().size() == 1) {
            return pods.labels(
                    color()); // the other color is yet to come, and all of them may be needed to tell it apart
        }
        TreeSet<String> keys = new TreeSet<>(given);
        keys.addAll(Pods.APP);
        keys.removeIf(key -> !pods.have(key));
        pods.telling().ifPresent(keys::add);
        return keys.isEmpty() ? pods.labels(color()) : pods.values(color(), keys);
    }

    private Color color() {
        return serving.proposed();
    }

    /** The ports of the color's own Service, or one to the first port of its containers. */
    private Object ports() {
        return services.stream()
                .map(WrittenService::main)
                .filter(item -> pods.selected(item.selector()).equals(new Selected.One(color())))
                .map(item -> item.content().trees("spec", "ports").stream()
                        .map(port -> common(port.without("nodePort")))
                        .toList())
                .filter(ports -> !ports.isEmpty())
                .findFirst()
                .orElseGet(() -> List.of(port()));
    }

    /** A name that only one color's containers have for their port leads nowhere after a switch; its number does. */
    private Tree common(Tree port) {
        String name = port.text("targetPort");
        TargetPort target = new TargetPort(pods, "targetPort", name, PodPorts.protocol(port));
        return name.isEmpty() || target.lacking().isEmpty()
                ? port
                : new PodPorts(pods)
                        .number(name)
                        .map(number -> port.with(number, "targetPort"))
                        .orElse(port);
    }

    /** What to say about the port, where nothing in the folder shows it. */
    String aboutPort() {
        boolean shown = containerPort().isPresent()
                || services.stream()
                        .anyMatch(service ->
                                !service.main().content().trees("spec", "ports").isEmpty());
        return shown ? "" : ", with the port that the containers listen on as targetPort";
    }

    private Optional<Object> containerPort() {
        return pods.of(color()).content().trees("spec", "template", "spec", "containers").stream()
                .flatMap(container -> container.trees("ports").stream())
                .flatMap(port -> port.at("containerPort").stream())
                .findFirst();
    }

    private Tree port() {
        return Tree.EMPTY.with(80, "port").with(containerPort().orElse(8080), "targetPort");
    }

    private boolean taken(String name) {
        return services.stream().anyMatch(service -> service.name().equals(name));
    }

    /** A name without the parts that say a color, a version or a kind. */
    public static String bare(String name) {
        return Stream.of(name.split("[-.]"))
                .filter(part -> !Words.of(part).anyColor() && !KINDS.contains(part) && !part.matches("v[0-9]+"))
                .reduce((left, right) -> left + "-" + right)
                .orElse("");
    }
}
