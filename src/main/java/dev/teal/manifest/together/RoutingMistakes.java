package dev.teal.manifest.together;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.teal.core.value.Color;
import dev.teal.core.value.Flow;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.color.Selected;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.route.Routing;
import dev.teal.manifest.route.Serving;
import dev.teal.manifest.route.WrittenService;

/**
 * Says why no Service of a folder is routed, and what to write. What is read on is the folder after that, so that all
 * mistakes come at once.
 */
public final class RoutingMistakes {

    private final Pods pods;
    private final Serving serving;
    private final Routing routing;
    private final List<WrittenService> services;
    private final Findings findings;
    private final ServiceToWrite toWrite;

    /** For a folder in which {@code routing} finds none among {@code services}. */
    public RoutingMistakes(
            Pods pods, Serving serving, Routing routing, List<WrittenService> services, Findings findings) {
        this.pods = pods;
        this.serving = serving;
        this.routing = routing;
        this.services = services;
        this.findings = findings;
        this.toWrite = new ServiceToWrite(pods, serving, services);
    }

    /** Complains about each Service that was probably meant, or about there being none; the Services as they should be. */
    public List<WrittenService> explain() {
        List<WrittenService> mended = new ArrayList<>();
        for (WrittenService service : services) {
            mended.add(meant(service) ? mended(service) : service);
        }
        if (mended.equals(services)) {
            new MissingService(serving, routing, services, toWrite, findings).explain();
        }
        return mended;
    }

    /** Whether a Service could be the one: it is neither a color's own nor that of another workload. */
    private boolean meant(WrittenService service) {
        if (!routing.eligible(service) || routing.namedFor(service).isPresent()) {
            return false;
        }
        if (!service.selects()) {
            return true;
        }
        return service.items().stream().anyMatch(item -> routing.selected(item) instanceof Selected.Both)
                || routing.foreign(service.main()).isEmpty() && related(service);
    }

    /** Whether something of a Service that selects nothing is of the colors: a label, nearly a label, or its name. */
    private boolean related(WrittenService service) {
        MeantSelector meant = MeantSelector.of(service.selector(), pods);
        boolean labels = pods.colors().stream()
                .anyMatch(color -> meant.labels().entrySet().stream()
                        .anyMatch(pods.labels(color).entrySet()::contains));
        return labels
                || service.name().equals(toWrite.name())
                || service.name().equals(toWrite.name().replaceFirst("-main$", ""))
                || service.selector().keySet().stream().anyMatch(this::onDeployments);
    }

    private boolean onDeployments(String key) {
        return pods.colors().stream()
                .anyMatch(color -> pods.of(color).content().has("metadata", "labels", key)
                        && !pods.labels(color).containsKey(key));
    }

    private WrittenService mended(WrittenService service) {
        return new WrittenService(
                service.items().stream().map(item -> mended(item, service)).toList());
    }

    private Item mended(Item item, WrittenService service) {
        Map<String, String> selector = item.selector();
        if (!service.selects()) {
            Map<String, String> wanted = toWrite.selector(selector.keySet());
            findings.complain(RoutedChecks.unselecting(item, serving.write(), Flow.of(wanted)));
            return item.with(item.content().with(wanted, "spec", "selector").with("ClusterIP", "spec", "type"));
        }
        if (routing.selected(item) instanceof Selected.Both) {
            return both(item, service);
        }
        return routing.selected(item) instanceof Selected.Nothing ? nothing(item) : item;
    }

    private Item both(Item item, WrittenService service) {
        Optional<Color> own = item.color().filter(color -> service.inSeveralPlaces());
        Map<String, String> wanted = new TreeMap<>(item.selector());
        pods.telling()
                .ifPresent(key -> wanted.put(
                        key, pods.labels(own.orElseGet(serving::proposed)).get(key)));
        findings.complain(item.complaint(
                "spec.selector",
                "is " + Flow.of(item.selector()) + ", which selects the pods of both colors",
                (own.isPresent() ? "write " : serving.write()) + "`selector: " + Flow.of(wanted)
                        + "`; Teal puts in the values of the color that serves"));
        return item.with(item.content().with(wanted, "spec", "selector"));
    }

    private Item nothing(Item item) {
        Map<String, String> selector = item.selector();
        MeantSelector meant = MeantSelector.of(selector, pods);
        Optional<Color> said =
                pods.selected(meant.labels()) instanceof Selected.One one ? Optional.of(one.color()) : Optional.empty();
        Map<String, String> wanted = said.isPresent()
                ? meant.labels()
                : toWrite.selector(meant.labels().keySet());
        Color shown = said.orElseGet(serving::proposed);
        findings.complain(item.complaint(
                "spec.selector",
                "is " + Flow.of(selector) + ", which selects no pods of this folder" + meant.question()
                        + wrongPlace(selector) + "; " + shown + "'s pods have " + Flow.of(pods.labels(shown)),
                (said.isPresent() ? "write " : serving.write()) + "`selector: " + Flow.of(wanted) + "`"));
        return item.with(item.content().with(wanted, "spec", "selector"));
    }

    private String wrongPlace(Map<String, String> selector) {
        String keys = selector.keySet().stream().filter(this::onDeployments).collect(Collectors.joining(", "));
        return keys.isEmpty() ? "" : "; " + keys + " stands on the Deployments, not on their pods";
    }
}
