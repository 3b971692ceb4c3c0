package dev.teal.core;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the traffic of a release goes now, and what must not be touched for its sake. */
record Traffic(Release release, Observed seen, Policy policy, Instant now) {

    /** Whether every routed Service exists and selects the desired color. */
    boolean arrived() {
        return release.services().stream().allMatch(this::arrived);
    }

    boolean arrived(RoutedService service) {
        return seen.live(service)
                .filter(live -> live.selects(service.selectorFor(release.active())))
                .isPresent();
    }

    /** Whether the live pods of {@code color} get requests by a selector that the release does not want for them. */
    boolean servesElsewhere(Color color) {
        return release.services().stream()
                .filter(service -> !arrived(service))
                .flatMap(service -> seen.live(service).flatMap(LiveService::selector).stream())
                .anyMatch(selector -> matches(color, selector));
    }

    /**
     * Whether the live pods of {@code color} served until a moment ago: the move away from them is not proven yet, or
     * their connections have not had the time to end.
     */
    boolean draining(Color color) {
        return release.services().stream()
                .filter(service -> !serving(color, service))
                .anyMatch(service -> seen.live(service)
                        .filter(live -> hasConnections(service, live, color))
                        .isPresent());
    }

    private boolean hasConnections(RoutedService service, LiveService live, Color color) {
        boolean over = live.marks()
                .provenAt()
                .filter(proven -> !proven.plus(policy.drain()).isAfter(now))
                .isPresent();
        return live.marks().switchedAt().isPresent()
                && !over
                && live.marks()
                        .from()
                        .filter(from -> matches(color, from) && anyReady(service, from))
                        .isPresent();
    }

    private boolean anyReady(RoutedService service, Selector selector) {
        return seen.pods(service, selector).stream().anyMatch(Pod::ready);
    }

    /**
     * Whether applying the desired color would take the labels that a Service selects now off the pods that serve it.
     */
    boolean relabels() {
        Map<String, String> wanted = release.desired().deployment().podLabels();
        return release.services().stream()
                .filter(service -> !arrived(service))
                .flatMap(service -> seen.live(service).flatMap(LiveService::selector).stream())
                .anyMatch(selector -> matches(release.active(), selector) && !selector.matches(wanted));
    }

    private boolean serving(Color color, RoutedService service) {
        return seen.live(service)
                .flatMap(LiveService::selector)
                .filter(selector -> matches(color, selector))
                .isPresent();
    }

    private boolean matches(Color color, Selector selector) {
        return Optional.ofNullable(seen.deployments().get(color))
                .filter(live -> selector.matches(live.podLabels()))
                .isPresent();
    }

    /** Whether this very content was taken back after a switch. */
    boolean refused() {
        return release.services().stream()
                .flatMap(service -> seen.live(service).stream())
                .anyMatch(live ->
                        live.marks().refused().filter(release.content()::equals).isPresent());
    }

    /** Whether the endpoints of a Service are exactly the ready pods that its selector matches, and there are some. */
    boolean followed(RoutedService service, LiveService live) {
        Set<String> ready = live.selector().map(selector -> seen.pods(service, selector)).stream()
                .flatMap(pods -> pods.stream())
                .filter(Pod::ready)
                .map(Pod::name)
                .collect(Collectors.toSet());
        return !ready.isEmpty() && ready.equals(live.serving());
    }

    /** Whether the time to prove a move is over. */
    boolean overdue(LiveService live) {
        return live.marks()
                .switchedAt()
                .filter(at -> at.plus(policy.prove()).isBefore(now))
                .isPresent();
    }

    /**
     * Whether the pods that served before the last move can take the traffic again; not where a hand has pointed the
     * Service there already.
     */
    boolean canGoBack(RoutedService service, LiveService live) {
        return live.marks().refused().isEmpty()
                && live.marks()
                        .from()
                        .filter(from -> !live.selects(from))
                        .filter(from -> anyReady(service, from))
                        .isPresent();
    }
}
