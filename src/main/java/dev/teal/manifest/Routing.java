package dev.teal.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.Color;
import dev.teal.core.RoutedService.Claim;

/** Decides which Services are routed. */
final class Routing {

    private final Pods pods;
    private final List<Workload> others;
    private final List<WrittenService> services;

    /** Routing among {@code services}, beside {@code others}, which make pods and belong to neither color. */
    Routing(Pods pods, List<Workload> others, List<WrittenService> services) {
        this.pods = pods;
        this.others = others;
        this.services = services;
    }

    /** The routed Services: those that the folder alone shows, or else those that may be. */
    List<Route> routes() {
        List<Route> sure = new ArrayList<>();
        List<Route> perhaps = new ArrayList<>();
        for (WrittenService service : services) {
            route(service).ifPresent(route -> (route.claim() == Claim.BY_FOLDER ? sure : perhaps).add(route));
        }
        return sure.isEmpty() ? perhaps : sure;
    }

    /** What the selector at one place selects. */
    Pick pick(Item item) {
        Map<String, String> selector = WrittenService.selector(item);
        Pick pick = pods.pick(selector);
        return pick instanceof Pick.Departed && foreign(item).isPresent() ? new Pick.Nothing() : pick;
    }

    /** A workload of neither color that a Service sends traffic to. */
    Optional<Workload> foreign(Item item) {
        return others.stream()
                .filter(other -> other.selectedBy(item.manifest().ref().namespace(), WrittenService.selector(item)))
                .findFirst();
    }

    /** Whether a Service is one that Teal could move, wherever it points: neither a color's own nor kept as written. */
    boolean eligible(WrittenService service) {
        return !service.role().staysAsWritten()
                && (service.inSeveralPlaces() || service.shared() || services.size() == 1);
    }

    private Optional<Route> route(WrittenService service) {
        if (!eligible(service) || !service.selects()) {
            return Optional.empty();
        }
        List<Pick> picks = service.items().stream().map(this::pick).toList();
        return picks.stream()
                .map(Routing::claim)
                .flatMap(Optional::stream)
                .min(Claim::compareTo)
                .map(claim -> new Route(service, claim, pin(service)));
    }

    private Optional<Color> pin(WrittenService service) {
        boolean oncePerColor = !service.shared() && service.inSeveralPlaces();
        return !oncePerColor && pick(service.main()) instanceof Pick.One one
                ? Optional.of(one.color())
                : Optional.empty();
    }

    private static Optional<Claim> claim(Pick pick) {
        if (pick instanceof Pick.Departed departed) {
            return Optional.of(departed.claim());
        }
        return pick instanceof Pick.One ? Optional.of(Claim.BY_FOLDER) : Optional.empty();
    }
}
