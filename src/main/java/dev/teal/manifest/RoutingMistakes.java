package dev.teal.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.teal.core.Color;
import dev.teal.core.Fields;
import dev.teal.core.Origin;

/** Says why no Service of a folder is routed, and what to write. */
final class RoutingMistakes {

    private final Pods pods;
    private final Routing routing;
    private final List<WrittenService> services;
    private final List<Item> items;
    private final Findings findings;
    private final ServiceToWrite toWrite;

    RoutingMistakes(Pods pods, Routing routing, List<WrittenService> services, List<Item> items, Findings findings) {
        this.pods = pods;
        this.routing = routing;
        this.services = services;
        this.items = items;
        this.findings = findings;
        this.toWrite = new ServiceToWrite(pods);
    }

    /** Complains about each Service that was probably meant, or about there being none. */
    void explain() {
        if (pods.colors().size() > 1 && pods.telling().isEmpty()) {
            untold();
            return;
        }
        boolean explained = false;
        for (WrittenService service : services) {
            if (routing.eligible(service)) {
                explained |= explain(service);
            }
        }
        if (!explained) {
            own();
        }
    }

    private boolean explain(WrittenService service) {
        Item item = service.main();
        if (!service.selects()) {
            if (!findings.clean(item.origin())) {
                return true; // a misspelt selector was complained about
            }
            findings.complain(RoutedChecks.unselecting(
                    item, flow(toWrite.selector(WrittenService.selector(item).keySet()))));
            return true;
        }
        if (routing.foreign(item).isPresent()) {
            return false;
        }
        if (routing.pick(item) instanceof Pick.Both) {
            both(item);
        } else {
            nothing(item);
        }
        return true;
    }

    /** One color's labels are a part of the other's. */
    private void untold() {
        TreeSet<String> keys = new TreeSet<>(pods.labels(Color.GREEN).keySet());
        keys.addAll(pods.labels(Color.BLUE).keySet());
        keys.removeIf(pods::have);
        for (Color color : pods.colors()) {
            keys.stream()
                    .filter(key -> !pods.labels(color).containsKey(key))
                    .findFirst()
                    .ifPresent(key -> findings.complain(pods.of(color)
                            .complaint(
                                    "spec.template.metadata.labels",
                                    "lacks " + key + ", which " + color.other()
                                            + "'s pods have: no label that both have tells the colors apart",
                                    "write `" + PlainScalar.written(key) + ": " + color
                                            + "` there, and the key in the selector of the Service")));
        }
    }

    private void both(Item item) {
        Map<String, String> wanted = new TreeMap<>(WrittenService.selector(item));
        Color color = pods.colors().iterator().next();
        pods.telling().ifPresent(key -> wanted.put(key, pods.labels(color).get(key)));
        findings.complain(item.complaint(
                "spec.selector",
                "selects the pods of both colors",
                "write `selector: " + flow(wanted) + "`; Teal puts in the values of the color that serves"));
    }

    private void nothing(Item item) {
        for (Color color : pods.colors()) {
            Map<String, Object> onDeployment = Fields.map(pods.of(color).content(), "metadata", "labels");
            for (String key : WrittenService.selector(item).keySet()) {
                if (onDeployment.containsKey(key) && !pods.labels(color).containsKey(key)) {
                    findings.complain(RoutedChecks.keyMissing(pods, color, key, item.name()));
                    return;
                }
            }
        }
        findings.complain(item.complaint(
                "spec.selector",
                "selects no pods of this folder; " + pods.colors().iterator().next() + "'s pods have "
                        + flow(pods.labels(pods.colors().iterator().next())),
                "write `selector: "
                        + flow(toWrite.selector(WrittenService.selector(item).keySet())) + "`"));
    }

    private void own() {
        List<WrittenService> own = services.stream()
                .filter(service -> !service.shared() && !service.role().staysAsWritten())
                .toList();
        if (own.isEmpty()) {
            boolean taken = items.stream().anyMatch(item -> item.origin().file().equals("service.yaml"));
            findings.complain(
                    Origin.of("service.yaml"),
                    "",
                    (taken ? "is not enough" : "is missing")
                            + ": the folder has no Service whose selector could be moved from color to color",
                    "write `" + toWrite.line() + "`");
            return;
        }
        boolean each =
                own.stream().map(service -> service.main().color()).distinct().count() > 1;
        Item first = own.get(0).main();
        findings.complain(
                first.origin(),
                "",
                each
                        ? "each color has a Service of its own, and no Service is common to both"
                        : "Service " + first.name() + " belongs to this color alone, and no Service is common to both",
                "write in service.yaml `" + toWrite.line() + "`" + ingress(own));
    }

    private String ingress(List<WrittenService> own) {
        TreeSet<String> names = new TreeSet<>();
        own.forEach(service -> names.add(service.name()));
        Optional<Item> ingress = items.stream()
                .filter(item -> item.is("Ingress")
                        && names.stream()
                                .anyMatch(name -> item.content().toString().contains("name=" + name)))
                .findFirst();
        return ingress.map(item -> ", and in " + item.origin().file() + " as the backend `service: {name: "
                        + toWrite.name() + ", port: {number: 80}}`")
                .orElse("");
    }

    private static String flow(Map<String, String> labels) {
        return DeploymentChecks.flow(labels);
    }
}
