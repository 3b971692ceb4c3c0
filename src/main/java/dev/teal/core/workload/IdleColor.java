package dev.teal.core.workload;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.Version;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.Pod;
import dev.teal.core.mark.Away;
import dev.teal.core.policy.Idle;
import dev.teal.core.situation.Situation;

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
        return situation
                .routed()
                .flatMap(live -> live.marks().away().stream())
                .filter(it -> it.color() == version.color() && it.content().equals(situation.content(version.color())))
                .findFirst();
    }

    /** What shall stand on the routed Services from this look on. */
    public Optional<Away> wanted() {
        return away().or(() -> isDue()
                ? Optional.of(new Away(version.color(), situation.content(version.color()), situation.now(), rose()))
                : Optional.empty());
    }

    /** What becomes of it, as the file says. */
    public Idle policy() {
        return situation.release().policy().idle();
    }

    /** Its rest is over, it is as Git has it, and nothing leads to it. */
    private boolean isDue() {
        return new Rest(situation, deployment()).isOver()
                && situation.isInPlace(version.manifests())
                && ledBy().isEmpty();
    }

    /** In whole seconds, as the API server tells both times. */
    private Optional<Duration> rose() {
        return pods().stream()
                .map(Pod::state)
                .flatMap(it -> it.readySince().map(ready -> Duration.between(it.bornAt(), ready)).stream())
                .max(Comparator.naturalOrder())
                .map(it -> it.truncatedTo(ChronoUnit.SECONDS));
    }

    /** What leads requests to its pods, see {@link Leading}. */
    public Optional<String> ledBy() {
        return deployment().flatMap(it -> new Leading(situation).to(it.podLabels(), pods()));
    }

    /** Its Deployment, if that exists. */
    public Optional<LiveDeployment> deployment() {
        return Optional.ofNullable(situation.live().deployments().get(version.color()));
    }

    private List<Pod> pods() {
        return situation.release().services().stream()
                .map(service -> situation.live().pods(service, service.selectorFor(version.color())))
                .flatMap(Collection::stream)
                .toList();
    }
}
