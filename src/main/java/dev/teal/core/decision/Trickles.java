package dev.teal.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.desired.ServicePort;
import dev.teal.core.evidence.Trickle;
import dev.teal.core.gate.Verdict;
import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Move;
import dev.teal.core.mark.Watch;
import dev.teal.core.policy.Policy;
import dev.teal.core.policy.Requests;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Url;

/** Which requests shall go through the routed Services now: from when a move is near until its trial is over. */
public final class Trickles {

    private final Situation situation;
    private final Requests requests;

    private Trickles(Situation situation, Requests requests) {
        this.situation = situation;
        this.requests = requests;
    }

    /** Those that shall go in a situation whose pods have been asked; none where the folder asks for none. */
    public static Set<Trickle> of(Situation situation) {
        Policy policy = situation.release().policy();
        return policy.after()
                .requests()
                .filter(it -> policy.work() != Policy.Work.PAUSED)
                .map(it -> new Trickles(situation, it).all())
                .orElse(Set.of());
    }

    private Set<Trickle> all() {
        boolean arrived = situation.traffic().arrived();
        if (!arrived && !isNear()) {
            return Set.of();
        }
        return shown().flatMap(service -> situation.live().service(service).stream()
                        .flatMap(live -> arrived ? onTrial(service, live) : ahead(service)))
                .collect(Collectors.toSet());
    }

    /** Through a front door goes one stream, whatever Services are behind it: what it shows is said of the first. */
    private Stream<RoutedService> shown() {
        List<RoutedService> services = situation.release().services();
        return services.stream().limit(requests.site().isPresent() ? 1 : services.size());
    }

    /** Whether only the color is waited for: what a person or a freeze holds back may last for days. */
    private boolean isNear() {
        if (situation.takenBack().isPresent() || Obstacles.first(situation).isPresent()) {
            return false;
        }
        Verdict verdict = new Admission(situation, Planner.GATES, Planner.EXPRESS).verdict();
        return !(verdict instanceof Verdict.Shut shut)
                || shut.hold().reason().phase() == Phase.PROGRESSING
                        && shut.hold().reason() != Reason.FROZEN;
    }

    private Stream<Trickle> ahead(RoutedService service) {
        return through(service, Optional.empty());
    }

    private Stream<Trickle> onTrial(RoutedService service, LiveService live) {
        Optional<Instant> moved = live.marks().move().map(Move::at);
        Optional<Instant> came = live.marks()
                .trials()
                .watch()
                .filter(it -> situation.trial().isOpen(live))
                .map(Watch::since)
                .or(() -> moved);
        return situation.trial().isUndecided(live) && came.isPresent() ? through(service, came) : Stream.empty();
    }

    /** None through a Service without an address or a TCP port of its own. */
    private Stream<Trickle> through(RoutedService service, Optional<Instant> since) {
        if (requests.site().isPresent()) {
            Url.Site site = requests.site().get();
            return Stream.of(new Trickle(service.ref(), site.host(), site.port(), requests, since));
        }
        return situation.live().address(service.ref()).stream()
                .flatMap(address -> ServicePort.tcp(situation.live().object(service.ref()))
                        .limit(1)
                        .map(port -> new Trickle(service.ref(), address, port.number(), requests, since)));
    }
}
