package dev.teal.core.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveService;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Selector;

/** Whom a switch would take the traffic from. */
public record Served(Situation situation) {

    /**
     * Whether a ready pod serves that would not after the switch; also one that did before a hand has deleted, emptied or
     * widened the Service, since that is put back. Otherwise a switch can only help.
     */
    public boolean byOthers() {
        return situation.release().services().stream()
                .filter(service -> !situation.traffic().arrived(service))
                .anyMatch(service -> selectors(service).stream()
                        .filter(selector -> !selector.equals(service.selectorFor(situation.active())))
                        .anyMatch(selector -> situation.traffic().anyReady(service, selector)));
    }

    private List<Selector> selectors(RoutedService service) {
        Optional<LiveService> live = situation.live().service(service);
        Optional<LiveService> known =
                live.or(() -> Optional.ofNullable(situation.memory().routes().get(service.ref())));
        List<Selector> found = new ArrayList<>();
        known.flatMap(LiveService::selector).ifPresent(found::add);
        known.flatMap(it -> it.marks().to()).ifPresent(found::add);
        if (known.isEmpty()) {
            situation.live().deployments().values().stream()
                    .flatMap(deployment -> deployment.marks().serving().stream())
                    .filter(situation.release().versions()::containsKey)
                    .map(service::selectorFor)
                    .forEach(found::add);
        }
        return found;
    }
}
