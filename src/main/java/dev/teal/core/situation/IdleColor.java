package dev.teal.core.situation;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.desired.Version;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.mark.Applied;
import dev.teal.core.mark.Away;
import dev.teal.core.mark.Move;
import dev.teal.core.policy.Idle;
import dev.teal.core.value.Selector;

/** A color while Git wants the other one, and what becomes of it then. */
public record IdleColor(Situation situation, Version version) {

    /** The color that does not serve, if it has files. */
    public static Optional<IdleColor> of(Situation situation) {
        return situation.release().other().map(version -> new IdleColor(situation, version));
    }

    /** What stands on the routed Services once the color is put away; empty while it is not. */
    public Optional<Away> away() {
        if (policy().then() == Idle.Then.KEEP || version.color() == situation.active()) {
            return Optional.empty();
        }
        return services()
                .flatMap(live -> live.marks().away().stream())
                .filter(it -> it.color() == version.color() && it.content().equals(situation.content(version.color())))
                .findFirst();
    }

    /** What shall stand on the routed Services from this look on. */
    public Optional<Away> wanted() {
        return away().or(() -> isDue()
                ? Optional.of(new Away(version.color(), situation.content(version.color()), situation.now()))
                : Optional.empty());
    }

    /** How many pods are left of it at the most once it is put away. */
    public int replicas() {
        return policy().then() == Idle.Then.SHRINK ? policy().replicas() : 0;
    }

    /** What becomes of it, as the file says. */
    public Idle policy() {
        return situation.release().policy().idle();
    }

    /** Nothing may need it soon: Git's color serves and has served well, nothing is refused, and its time is over. */
    private boolean isDue() {
        Traffic traffic = situation.traffic();
        return policy().then() != Idle.Then.KEEP
                && traffic.arrived()
                && !traffic.settling()
                && services().allMatch(live -> live.marks().takenBack().isEmpty())
                && version.manifests().stream()
                        .noneMatch(it -> situation.drift(it).pending())
                && !since().plus(policy().after()).isAfter(situation.now())
                && ledBy().isEmpty();
    }

    /** Since when it could be put away: it has left service, or was applied, whichever is later. */
    private Instant since() {
        Stream<Instant> left = services().flatMap(live -> live.marks().move().map(Move::at).stream());
        Stream<Instant> applied = deployment().flatMap(it -> it.marks().applied()).map(Applied::at).stream();
        return Stream.concat(left, applied).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /**
     * What leads requests to its pods, whoever made it. The folder's own Services that are not routed do not count, since they
     * are there to show a color, unless an Ingress names one.
     */
    public Optional<String> ledBy() {
        Map<String, String> labels = deployment().map(LiveDeployment::podLabels).orElse(Map.of());
        Set<String> own = situation.release().unrouted().stream()
                .filter(it -> it.ref().kind().equals("Service"))
                .map(it -> it.ref().name())
                .collect(Collectors.toSet());
        Set<String> ingressed = situation.live().leads().ingressed();
        Stream<String> services = situation.live().leads().services().stream()
                .filter(it -> new Selector(it.selector()).matches(labels))
                .filter(it -> !own.contains(it.service()) || ingressed.contains(it.service()))
                .map(it -> "Service " + it.service());
        Set<String> addresses = pods().map(Pod::address).collect(Collectors.toSet());
        Stream<String> slices = situation.live().leads().slices().entrySet().stream()
                .filter(slice -> slice.getValue().stream().anyMatch(addresses::contains))
                .map(slice -> "EndpointSlice " + slice.getKey());
        return Stream.concat(services, slices).findFirst();
    }

    /** Its Deployment, if that exists. */
    public Optional<LiveDeployment> deployment() {
        return Optional.ofNullable(situation.live().deployments().get(version.color()));
    }

    private Stream<Pod> pods() {
        return situation.release().services().stream()
                .map(service -> situation.live().pods(service, service.selectorFor(version.color())))
                .flatMap(Collection::stream);
    }

    private Stream<LiveService> services() {
        return situation.release().services().stream().flatMap(service -> situation.live().service(service).stream());
    }
}
