package dev.teal.core.situation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.desired.Version;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.Pod;
import dev.teal.core.mark.Applied;
import dev.teal.core.mark.Away;
import dev.teal.core.mark.Move;
import dev.teal.core.policy.Idle;

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
        return policy().then() != Idle.Then.KEEP
                && situation.traffic().isCalm()
                && version.manifests().stream()
                        .noneMatch(it -> situation.drift(it).pending())
                && !since().plus(policy().after()).isAfter(situation.now())
                && ledBy().isEmpty();
    }

    /** Since when it could be put away: it has left service, or was applied, whichever is later. */
    private Instant since() {
        Stream<Instant> left = situation.routed().flatMap(live -> live.marks().move().map(Move::at).stream());
        Stream<Instant> applied = deployment().flatMap(it -> it.marks().applied()).map(Applied::at).stream();
        return Stream.concat(left, applied).max(Instant::compareTo).orElse(Instant.EPOCH);
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
