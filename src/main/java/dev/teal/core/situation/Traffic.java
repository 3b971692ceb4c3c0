package dev.teal.core.situation;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.Live;
import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Move;
import dev.teal.core.value.Color;
import dev.teal.core.value.Selector;

/** Where the traffic of a release goes now, and what must not be touched for its sake. */
public record Traffic(Situation situation) {

    private Release release() {
        return situation.release();
    }

    private Live live() {
        return situation.live();
    }

    /** Whether every routed Service exists and selects the desired color. */
    public boolean arrived() {
        return release().services().stream().allMatch(this::arrived);
    }

    /** Whether this Service exists and selects the desired color. */
    public boolean arrived(RoutedService service) {
        return live().service(service)
                .filter(live -> live.selects(service.selectorFor(release().active())))
                .isPresent();
    }

    /** The color that every routed Service selects; empty where they select none of the folder's, or differ. */
    public Optional<Color> serving() {
        return Arrays.stream(Color.values())
                .filter(release().versions()::containsKey)
                .filter(color -> release().services().stream()
                        .allMatch(service -> live().service(service)
                                .filter(live -> live.selects(service.selectorFor(color)))
                                .isPresent()))
                .findFirst();
    }

    /** Whether the live pods of {@code color} get requests by a selector that the release does not want for them. */
    public boolean servesElsewhere(Color color) {
        return release().services().stream()
                .filter(service -> !arrived(service))
                .flatMap(service -> live().service(service).flatMap(LiveService::selector).stream())
                .anyMatch(selector -> matches(color, selector));
    }

    /**
     * Whether the live pods of {@code color} served until a moment ago: the move away from them is not proven yet, or
     * their connections have not had the time to end.
     */
    public boolean draining(Color color) {
        return release().services().stream()
                .filter(service -> !serving(color, service))
                .anyMatch(service -> live().service(service)
                        .filter(live -> hasConnections(service, live, color))
                        .isPresent());
    }

    /** Whether Git's color serves and has served well, no connection of the other one is left, and nothing is refused. */
    public boolean isCalm() {
        return arrived()
                && !settling()
                && situation.routed().allMatch(live -> live.marks().takenBack().isEmpty());
    }

    /** Whether what Git wants to serve does so on trial. */
    public boolean onTrial() {
        return trialEnds().isPresent();
    }

    /** When the last trial of what Git wants to serve ends; empty where none goes on. */
    public Optional<Instant> trialEnds() {
        return situation
                .routed()
                .flatMap(live -> situation.trial().until(live).stream())
                .max(Instant::compareTo);
    }

    /** Whether a move is not proven yet, is on trial, or the drain time after it is not over. */
    public boolean settling() {
        return situation.routed().anyMatch(live -> live.marks().move().isPresent() && !drained(live));
    }

    private boolean hasConnections(RoutedService service, LiveService live, Color color) {
        return live.marks().move().isPresent()
                && !drained(live)
                && live.marks()
                        .from()
                        .filter(from -> matches(color, from) && anyReady(service, from))
                        .isPresent();
    }

    private boolean drained(LiveService live) {
        return !situation.trial().goesOn(live)
                && live.marks()
                        .move()
                        .flatMap(Move::provenAt)
                        .filter(proven -> !proven.plus(situation.care().drain()).isAfter(situation.now()))
                        .isPresent();
    }

    /** Whether a pod is ready that this selector matches where the Service is. */
    public boolean anyReady(RoutedService service, Selector selector) {
        return !live().ready(service, selector).isEmpty();
    }

    /**
     * Whether applying the desired color would take the labels that a Service selects now off the pods that serve it.
     */
    public boolean relabels() {
        Map<String, String> wanted = release().desired().deployment().podLabels();
        return release().services().stream()
                .filter(service -> !arrived(service))
                .flatMap(service -> live().service(service).flatMap(LiveService::selector).stream())
                .anyMatch(selector -> matches(release().active(), selector) && !selector.matches(wanted));
    }

    private boolean serving(Color color, RoutedService service) {
        return live().service(service)
                .flatMap(LiveService::selector)
                .filter(selector -> matches(color, selector))
                .isPresent();
    }

    private boolean matches(Color color, Selector selector) {
        return Optional.ofNullable(live().deployments().get(color))
                .filter(live -> selector.matches(live.podLabels()))
                .isPresent();
    }

    /**
     * Whether the endpoints of a Service are the ready pods that its selector matches, and there are some. Where the
     * Service publishes whatever has an address, others of these pods may be among them.
     */
    public boolean followed(RoutedService service, LiveService live) {
        Set<String> ready = new HashSet<>();
        Set<String> matched = new HashSet<>();
        live.selector().stream()
                .flatMap(selector -> live().pods(service, selector).stream())
                .forEach(pod -> {
                    matched.add(pod.name());
                    if (pod.ready()) {
                        ready.add(pod.name());
                    }
                });
        Set<String> allowed = live.endpoints().reach() == LiveService.Reach.EVERY ? matched : ready;
        return !ready.isEmpty()
                && live.endpoints().ready().containsAll(ready)
                && allowed.containsAll(live.endpoints().ready());
    }

    /** Whether the time to prove a move is over. */
    public boolean overdue(LiveService live) {
        return live.marks()
                .move()
                .filter(move -> move.at().plus(situation.care().prove()).isBefore(situation.now()))
                .isPresent();
    }

    /** The ready pods of {@code color} that every routed Service would have, at the least. */
    public long ready(Color color) {
        return release().services().stream()
                .mapToLong(service ->
                        live().ready(service, service.selectorFor(color)).size())
                .min()
                .orElse(0);
    }

    /** The names of slices that something else than Kubernetes' own controller has put on a routed Service. */
    public Set<String> foreignSlices() {
        return situation
                .routed()
                .flatMap(live -> live.endpoints().foreign().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
