package dev.teal.manifest.route;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.teal.core.desired.RoutedService.Certainty;
import dev.teal.core.value.Color;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.color.Selected;
import dev.teal.manifest.finding.Words;
import dev.teal.manifest.object.Bystander;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Role;

/** Decides which Services are routed. */
public final class Routing {

    private final Pods pods;
    private final List<Bystander> others;
    private final List<WrittenService> services;

    /** Routing among {@code services}, beside {@code others}, which make pods and belong to neither color. */
    public Routing(Pods pods, List<Bystander> others, List<WrittenService> services) {
        this.pods = pods;
        this.others = others;
        this.services = services;
    }

    /**
     * The routed Services: those that select one color's pods and are not named for it; else those of a version that has
     * left Git; else those that are all named for one color, since nothing else could be meant. Those of a version that has
     * left Git, beside the first or where Git alone can't tell, may be: if the live ones are marked.
     */
    public List<Route> routes() {
        List<WrittenService> able = services.stream()
                .filter(service -> eligible(service) && service.selects())
                .toList();
        List<WrittenService> byValue =
                able.stream().filter(service -> !colors(service).isEmpty()).toList();
        List<WrittenService> common =
                byValue.stream().filter(service -> namedFor(service).isEmpty()).toList();
        List<WrittenService> departed = able.stream()
                .filter(service -> !byValue.contains(service) && departed(service, Certainty.BY_FOLDER))
                .toList();
        if (!common.isEmpty()) {
            // Beside them, one that Teal moved before is moved on: as it is written it would select nothing.
            return Stream.concat(
                            routes(common, Certainty.BY_FOLDER).stream(), routes(departed, Certainty.BY_MARK).stream())
                    .toList();
        }
        if (!departed.isEmpty()) {
            return routes(departed, Certainty.BY_FOLDER);
        }
        Set<Color> named = EnumSet.noneOf(Color.class);
        byValue.forEach(service -> namedFor(service).ifPresent(named::add));
        if (named.size() == 1) {
            return routes(byValue, Certainty.BY_FOLDER);
        }
        return routes(
                able.stream()
                        .filter(service -> departed(service, Certainty.BY_MARK))
                        .toList(),
                Certainty.BY_MARK);
    }

    /** What the selector at one place selects. */
    public Selected selected(Item item) {
        Map<String, String> selector = item.selector();
        Selected selected = pods.selected(selector);
        return selected instanceof Selected.Departed && foreign(item).isPresent() ? new Selected.Nothing() : selected;
    }

    /** A workload of neither color that a Service sends traffic to. */
    public Optional<Bystander> foreign(Item item) {
        return foreign(item.manifest().ref().namespace(), item.selector());
    }

    /** A workload of neither color under this selector. */
    public Optional<Bystander> foreign(String namespace, Map<String, String> selector) {
        return others.stream()
                .filter(other -> other.selectedBy(namespace, selector))
                .findFirst();
    }

    /** Whether a Service is one that Teal could move, wherever it points: neither a color's own nor kept as written. */
    public boolean eligible(WrittenService service) {
        return service.role() == Role.ROUTED
                || !service.role().staysAsWritten()
                        && (service.inSeveralPlaces() || service.shared() || services.size() == 1);
    }

    /** The color whose own a Service is by its name, whatever file it stands in: it selects that color wherever it is. */
    public Optional<Color> namedFor(WrittenService service) {
        return Words.of(service.name())
                .color()
                .filter(color -> service.role() == Role.PLAIN && colors(service).equals(EnumSet.of(color)));
    }

    /** The items, each Service that is named for a color and isn't routed among that color's. */
    public List<Item> owned(List<Item> items, List<Route> routes) {
        return items.stream().map(item -> owned(item, routes)).toList();
    }

    private Item owned(Item item, List<Route> routes) {
        boolean routed =
                routes.stream().anyMatch(route -> route.service().items().contains(item));
        return services.stream()
                .filter(service -> !routed && service.items().contains(item))
                .map(this::namedFor)
                .flatMap(Optional::stream)
                .findFirst()
                .map(item::in)
                .orElse(item);
    }

    private List<Route> routes(List<WrittenService> routed, Certainty certainty) {
        return routed.stream()
                .map(service -> new Route(service, certainty, pin(service), keys(service)))
                .toList();
    }

    /** The colors that are selected, each of them alone, by the places where the Service is written. */
    private Set<Color> colors(WrittenService service) {
        EnumSet<Color> found = EnumSet.noneOf(Color.class);
        for (Item item : service.items()) {
            if (selected(item) instanceof Selected.One one) {
                found.add(one.color());
            }
        }
        return found;
    }

    private boolean departed(WrittenService service, Certainty certainty) {
        return service.items().stream()
                .anyMatch(item ->
                        selected(item) instanceof Selected.Departed departed && departed.certainty() == certainty);
    }

    /** The keys where the selector fits: in a shared file, else where most are named. */
    private Set<String> keys(WrittenService service) {
        List<Item> fitting = service.items().stream()
                .filter(item -> selected(item) instanceof Selected.One || selected(item) instanceof Selected.Departed)
                .toList();
        Item best = fitting.stream()
                .filter(item -> item.color().isEmpty())
                .findFirst()
                .orElseGet(() -> Collections.max(
                        fitting, Comparator.comparingInt(item -> item.selector().size())));
        return best.selector().keySet();
    }

    /** What the selector names: nothing where it is written once per color, or for both in files of whatever name. */
    private Optional<Color> pin(WrittenService service) {
        Set<Color> named = colors(service);
        boolean oncePerColor = !service.shared() && service.inSeveralPlaces();
        return oncePerColor || named.size() != 1 || !(selected(service.main()) instanceof Selected.One)
                ? Optional.empty()
                : named.stream().findFirst();
    }
}
