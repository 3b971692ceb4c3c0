package dev.teal.core;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the desired color can take the traffic of every routed Service: its Deployment is complete, every pod that
 * the new selectors would match belongs to it, and enough of them are ready and proven.
 */
record Candidate(Release release, Observed seen, Policy policy, Instant now) {

    /**
     * The kubelet reports a container's start in whole seconds, rounded down: it may have started up to this much
     * later.
     */
    private static final Duration START_PRECISION = Duration.ofSeconds(1);

    /** What is missing before traffic can be moved; empty when nothing is. */
    Optional<Hold> obstacle() {
        return unhealthy().or(() -> first(this::tooFew)).or(() -> first(this::unproven));
    }

    /** What is wrong with the Deployment or with whom its selectors match, whether or not it serves already. */
    Optional<Hold> unhealthy() {
        LiveDeployment live = seen.deployments().get(release.active());
        if (live == null) {
            return Optional.of(Hold.waiting(
                    Reason.NOT_READY, release.desired().deployment().ref() + " does not exist yet"));
        }
        Health health = Health.of(live);
        if (health.grade() != Health.Grade.COMPLETE) {
            return Optional.of(trouble().orElseGet(() -> incomplete(live, health)));
        }
        return first(this::foreign);
    }

    /** Whether its pods can't run, so that waiting for them does not help. */
    boolean failing() {
        return unhealthy().filter(hold -> hold.reason() == Reason.POD_FAILING).isPresent();
    }

    /** The doors that the prober has to knock at before {@link #obstacle} can be answered. */
    Set<Prober.Door> doors() {
        Set<Prober.Door> doors = new LinkedHashSet<>();
        if (policy.probing() == Policy.Probing.TCP) {
            for (RoutedService service : release.services()) {
                for (Pod pod : pods(service)) {
                    service.targetPorts().stream()
                            .filter(port -> !pod.probed().contains(port) && settled(pod))
                            .flatMap(port -> pod.door(port).stream())
                            .forEach(doors::add);
                }
            }
        }
        return doors;
    }

    private List<Pod> pods(RoutedService service) {
        return seen.pods(service, service.selectorFor(release.active()));
    }

    private boolean settled(Pod pod) {
        return pod.runningSince()
                .filter(since ->
                        !since.plus(policy.settle()).plus(START_PRECISION).isAfter(now))
                .isPresent();
    }

    private Optional<Hold> first(java.util.function.Function<RoutedService, Optional<Hold>> check) {
        return release.services().stream()
                .flatMap(service -> check.apply(service).stream())
                .findFirst();
    }

    private Optional<Hold> trouble() {
        return release.services().stream()
                .flatMap(service -> pods(service).stream())
                .filter(pod -> pod.newest() && pod.trouble().isPresent())
                .findFirst()
                .map(pod -> new Hold(
                        Reason.POD_FAILING,
                        "pod " + pod.name() + " of " + release.active() + ": "
                                + pod.trouble().get(),
                        "mend the image or its configuration and commit; traffic stays where it is"));
    }

    private Hold incomplete(LiveDeployment live, Health health) {
        boolean late = live.progressedAt()
                .filter(at -> at.plus(policy.deadline()).isBefore(now))
                .isPresent();
        if (late || health.grade() == Health.Grade.FAILED) {
            return new Hold(
                    Reason.DEADLINE_EXCEEDED,
                    health.message()
                            + (late
                                    ? ", without progress since "
                                            + live.progressedAt().get()
                                    : ""),
                    "kubectl describe deployment/" + live.ref().name() + " -n "
                            + live.ref().namespace());
        }
        return Hold.waiting(Reason.NOT_READY, health.message());
    }

    private Optional<Hold> foreign(RoutedService service) {
        String owner = "Deployment " + release.desired().deployment().ref().name();
        Selector selector = service.selectorFor(release.active());
        return pods(service).stream()
                .filter(pod -> !pod.owner().equals(owner))
                .findFirst()
                .map(pod -> new Hold(
                        Reason.FOREIGN_PODS,
                        selector + " also matches pod " + pod.name() + " of " + pod.owner(),
                        "give the pods of " + pod.owner() + " another value for one of these labels"));
    }

    private Optional<Hold> tooFew(RoutedService service) {
        int replicas = seen.deployments().get(release.active()).replicas();
        List<Pod> pods = pods(service);
        long ready = pods.stream().filter(Pod::ready).count();
        if (replicas == 0) {
            return Optional.of(new Hold(
                    Reason.NOT_READY,
                    release.desired().deployment().ref() + " asks for no pods",
                    "set spec.replicas to 1 or more in "
                            + release.desired().deployment().origin().file()));
        }
        if (pods.stream().anyMatch(pod -> !pod.newest())) {
            return Optional.of(Hold.waiting(
                    Reason.NOT_READY, "pods of an older version of " + release.active() + " are still there"));
        }
        return ready >= replicas
                ? Optional.empty()
                : Optional.of(Hold.waiting(
                        Reason.NOT_READY,
                        ready + " of " + replicas + " pods that " + service.selectorFor(release.active())
                                + " matches are ready"));
    }

    private Optional<Hold> unproven(RoutedService service) {
        return pods(service).stream()
                .filter(Pod::ready)
                .flatMap(pod -> ports(service)
                        .filter(port -> !pod.probed().contains(port))
                        .flatMap(port -> unproven(service, pod, port).stream()))
                .findFirst();
    }

    /** A Service of UDP ports only still waits for its containers to settle. */
    private static Stream<String> ports(RoutedService service) {
        return service.targetPorts().isEmpty() ? Stream.of("") : service.targetPorts().stream();
    }

    private Optional<Hold> unproven(RoutedService service, Pod pod, String port) {
        if (!settled(pod)) {
            return Optional.of(Hold.waiting(
                    Reason.UNPROVEN,
                    "pod " + pod.name() + " has no readiness probe and has not run for "
                            + policy.settle().toMillis() / 1000.0 + " s yet"));
        }
        if (port.isEmpty() || policy.probing() == Policy.Probing.OFF) {
            return Optional.empty();
        }
        Optional<Prober.Door> door = pod.door(port);
        if (door.isEmpty()) {
            return Optional.of(unproven(pod, "has no port named " + port));
        }
        Prober.Answer answer = seen.answers().getOrDefault(door.get(), Prober.Answer.CLOSED);
        return switch (answer) {
            case OPEN -> Optional.empty();
            case CLOSED -> Optional.of(unproven(pod, "accepts no connection on " + door.get() + " yet"));
            case UNREACHABLE ->
                Optional.of(new Hold(
                        Reason.PODS_UNREACHABLE,
                        "pod " + pod.name() + " can't be asked: nothing answers at " + door.get()
                                + " from where Teal runs",
                        "give the container a readiness probe, run Teal in the cluster, or set teal.probe=off"));
        };
    }

    private Hold unproven(Pod pod, String what) {
        boolean late = pod.runningSince()
                .filter(since -> since.plus(policy.deadline()).isBefore(now))
                .isPresent();
        return late
                ? new Hold(
                        Reason.DEADLINE_EXCEEDED,
                        "pod " + pod.name() + " " + what + ", after "
                                + policy.deadline().toSeconds() + " s",
                        "check targetPort of the Service and the port that the program listens on")
                : Hold.waiting(Reason.UNPROVEN, "pod " + pod.name() + " " + what);
    }
}
