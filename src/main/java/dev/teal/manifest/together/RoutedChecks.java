package dev.teal.manifest.together;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.Complaint;
import dev.teal.core.value.Color;
import dev.teal.core.value.Difference;
import dev.teal.core.value.Flow;
import dev.teal.core.value.PlainScalar;
import dev.teal.core.value.Tree;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Remark;
import dev.teal.manifest.object.Bystander;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.route.Route;
import dev.teal.manifest.route.Routing;
import dev.teal.manifest.route.Serving;
import dev.teal.manifest.route.WrittenService;
import dev.teal.manifest.yaml.FieldPath;

/** Checks a routed Service against the pods of the colors. */
public final class RoutedChecks {

    private final Pods pods;
    private final Routing routing;
    private final Serving serving;
    private final Findings findings;

    /** Against these pods; where places differ, what serves counts. */
    public RoutedChecks(Pods pods, Routing routing, Serving serving, Findings findings) {
        this.pods = pods;
        this.routing = routing;
        this.serving = serving;
        this.findings = findings;
    }

    /** Complains about what keeps the Service from being moved, and notes what its author should know. */
    public void check(Route route) {
        Item item = route.service().main();
        differences(route);
        routing.namedFor(route.service())
                .ifPresent(color -> findings.note(
                        item.origin(),
                        "Service " + item.name() + " is moved from color to color, though its name says " + color
                                + ": no other Service of the folder could be meant"));
        namespace(item);
        for (Color color : pods.colors()) {
            for (String key : route.keys()) {
                if (!pods.labels(color).containsKey(key)) {
                    keyMissing(color, key, route);
                }
            }
        }
        if (item.content().text("spec", "clusterIP").equals("None")) {
            findings.complain(item.complaint(
                    "spec.clusterIP",
                    "is None: clients of a headless Service keep the addresses of pods, and can't be moved",
                    "remove the line; if the Service is there already, this takes another name, too, since Kubernetes does"
                            + " not change a clusterIP"));
        }
        new RoutedPorts(item, pods, findings).check();
        if (item.content().isTrue("spec", "publishNotReadyAddresses")) {
            String meaning = " publishNotReadyAddresses: pods that are not ready, and pods that end, get requests, too;"
                    + " remove the line unless clients want that";
            findings.note(new Remark(item.origin(), "Service " + item.name(), "has" + meaning, "have" + meaning));
        }
        foreign(route);
    }

    /** Notes workloads of neither color that would get the Service's traffic, under the selectors that Teal writes. */
    private void foreign(Route route) {
        Item item = route.service().main();
        Map<Bystander, Set<Color>> found = new LinkedHashMap<>();
        for (Color color : pods.colors()) {
            routing.foreign(item.manifest().ref().namespace(), pods.values(color, route.keys()))
                    .ifPresent(other -> found.computeIfAbsent(other, it -> EnumSet.noneOf(Color.class))
                            .add(color));
        }
        found.forEach((other, colors) -> {
            String to = colors.equals(pods.colors())
                    ? ""
                    : " to " + colors.iterator().next();
            String meaning = "are under the selector of Service " + item.name()
                    + (to.isEmpty() ? "" : " for " + colors.iterator().next())
                    + ", too: traffic is not moved" + to
                    + " while there are any; give them other labels (a Deployment's"
                    + " selector can't be changed, so it needs another name then), or delete it";
            findings.note(new Remark(other.origin(), "the pods of " + other.what(), meaning, meaning));
        });
    }

    /** The complaint about a Service that has no selector. */
    static Complaint unselecting(Item item, String write, String selector) {
        if (item.content().text("spec", "type").equals("ExternalName")) {
            return item.complaint(
                    "spec.type",
                    "is ExternalName: such a Service selects no pods",
                    write + "`type: ClusterIP` without externalName, and `selector: " + selector + "`");
        }
        return item.complaint(
                "spec.selector", "is missing: the Service selects no pods", write + "`selector: " + selector + "`");
    }

    private void keyMissing(Color color, String key, Route route) {
        Item deployment = pods.of(color);
        Optional<Object> own = deployment.content().at("metadata", "labels", key);
        Object value = own.filter(String.class::isInstance).orElse(color.word());
        boolean spare = route.keys().stream()
                .anyMatch(other -> pods.have(other) && pods.common(other).isEmpty());
        findings.complain(deployment.complaint(
                "spec.template.metadata.labels",
                "lacks " + key + ", by which Service " + route.service().name() + " selects"
                        + (own.isEmpty() ? "" : "; it stands on the Deployment, not on its pods"),
                spare
                        ? "remove " + key + " from the Service's selector, since its other keys tell the colors apart"
                        : "write `" + PlainScalar.written(key) + ": " + PlainScalar.written(value.toString())
                                + "` there; that restarts the pods of " + color + ", one after the other"));
    }

    /** Compares with the place that Git's version is taken from, so that what is applied stays the same. */
    private void differences(Route route) {
        WrittenService service = route.service();
        Item reference = service.in(Optional.empty())
                .or(() -> service.in(Optional.of(serving.proposed())))
                .orElse(service.main());
        String there = reference.origin().file();
        for (Item item : service.items()) {
            Tree one = reference.content().without("spec", "selector");
            Tree two = item.content().without("spec", "selector");
            Optional<String> path =
                    Difference.between(one, two).stream().findFirst().map(FieldPath::of);
            path.ifPresent(field -> findings.complain(item.complaint(
                    field,
                    "differs from the same Service in " + there,
                    "write there what " + there + " has" + otherwise(item, there)
                            + "; only the values of the selector may differ")));
            Set<String> keys = route.keys();
            if (path.isEmpty() && !item.selector().keySet().equals(keys)) {
                Color color = item.color().filter(pods.colors()::contains).orElseGet(serving::proposed);
                findings.complain(item.complaint(
                        "spec.selector",
                        "is " + Flow.of(item.selector()) + ", with other keys than the same Service has in "
                                + "other places",
                        "write `selector: " + Flow.of(pods.values(color, keys)) + "`"));
            }
        }
    }

    /** Where nothing shows which color serves, what the other place says may be what is live. */
    private String otherwise(Item item, String there) {
        return item.color()
                .filter(color -> serving.color().isEmpty())
                .map(color -> ", or, if " + color + " serves now, in " + there + " what this file has")
                .orElse("");
    }

    private void namespace(Item item) {
        String wanted =
                pods.deployments().values().iterator().next().manifest().ref().namespace();
        if (!item.manifest().ref().namespace().equals(wanted)) {
            findings.complain(item.complaint(
                    "metadata.namespace",
                    "is " + item.manifest().ref().namespace() + ", and the pods that it is to select are in " + wanted,
                    "write `namespace: " + wanted + "`"));
        }
    }
}
