package dev.teal.core.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.check.Checkup;
import dev.teal.core.desired.PreviewService;
import dev.teal.core.desired.ServicePort;
import dev.teal.core.live.Health;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;
import dev.teal.core.value.Selector;

/** Where a preview Service shall point now. */
public record Preview(Situation situation, PreviewService service) {

    /**
     * To the color that does not serve, once that one is complete and no move waits for its proof; until then, and where Git has
     * one color only, it keeps what it has. One that is made anew has nothing to keep.
     */
    public Selector selector() {
        Optional<Selector> kept = kept();
        Optional<Color> serving = situation
                .traffic()
                .serving()
                .or(() -> kept.isEmpty() ? Optional.of(situation.active()) : Optional.empty());
        return serving.map(Color::other)
                .filter(color -> service.selectors().containsKey(color))
                .filter(color -> kept.isEmpty() || isShowable(color))
                .map(service.selectors()::get)
                .or(() -> kept)
                .orElseGet(() -> new Selector(service.manifest().content().texts("spec", "selector")));
    }

    /**
     * What it has to answer to each of these checks, and has answered, while it shows the desired color; nothing to those of a
     * port that it has not, nor where it has no address.
     */
    public Stream<Checkup.Finding> asked(List<HttpCheck> checks) {
        return kept().equals(Optional.ofNullable(service.selectors().get(situation.active())))
                ? findings(checks)
                : Stream.empty();
    }

    private Stream<Checkup.Finding> findings(List<HttpCheck> checks) {
        return situation.live().address(service.ref()).stream()
                .flatMap(address -> checks.stream()
                        .flatMap(check ->
                                port(check).map(port -> finding(check, new Pod.Door(address, port))).stream()));
    }

    private Optional<Integer> port(HttpCheck check) {
        return ServicePort.tcp(situation.live().object(service.ref()))
                .filter(port ->
                        check.port().filter(it -> !it.equals(port.target())).isEmpty())
                .map(ServicePort::number)
                .findFirst();
    }

    private Checkup.Finding finding(HttpCheck check, Pod.Door door) {
        return Checkup.Finding.of(situation, "Service " + service.ref().name(), check, Optional.of(door));
    }

    private Optional<Selector> kept() {
        Map<String, String> live = situation.live().object(service.ref()).texts("spec", "selector");
        return live.isEmpty() ? Optional.empty() : Optional.of(new Selector(live));
    }

    private boolean isShowable(Color color) {
        boolean complete = Optional.ofNullable(situation.live().deployments().get(color))
                .filter(live -> Health.of(live).grade() == Health.Grade.COMPLETE)
                .isPresent();
        return complete
                && situation.release().services().stream()
                        .noneMatch(routed -> situation
                                .live()
                                .service(routed)
                                .filter(LiveService::unproven)
                                .filter(live -> !situation.traffic().followed(routed, live))
                                .isPresent());
    }
}
