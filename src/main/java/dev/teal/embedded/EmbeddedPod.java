package dev.teal.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.Pod;

/**
 * A pretended pod. What it does at any moment follows from its image, its birth and the time alone.
 *
 * @param template identifies the pod template that it was made from
 * @param image the first container's image
 * @param behaviour that image's behaviour
 * @param probed whether its containers have a readiness probe
 * @param ports its named container ports
 */
record EmbeddedPod(
        String name,
        String deployment,
        String template,
        Map<String, String> labels,
        String address,
        String image,
        Behaviour behaviour,
        boolean probed,
        Map<String, Integer> ports,
        Instant bornAt) {

    private static final Duration START = Duration.ofSeconds(1);
    private static final Duration SLOWNESS = Duration.ofSeconds(15);
    private static final Duration GOODNESS = Duration.ofSeconds(20);
    private static final Duration CRASH_AFTER = Duration.ofSeconds(1);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

    /** What one container is doing. */
    private record Running(Optional<Instant> since, int restarts) {}

    /** Whether a connection to its port is accepted. */
    boolean listens(Instant now) {
        return running(now)
                .since()
                .filter(since ->
                        behaviour != Behaviour.SLOW || !since.plus(SLOWNESS).isAfter(now))
                .isPresent();
    }

    /** Its condition {@code Ready}: like a kubelet, a pod without a readiness probe is believed as soon as it runs. */
    boolean ready(Instant now) {
        return running(now).since().isPresent() && (!probed || listens(now));
    }

    /** The status of its pages. */
    int httpStatus(Instant now) {
        boolean late = behaviour == Behaviour.LATE
                && running(now)
                        .since()
                        .filter(since -> since.plus(GOODNESS).isBefore(now))
                        .isPresent();
        return behaviour == Behaviour.BROKEN || late ? 500 : 200;
    }

    /** The pod as a look at the cluster sees it. */
    Pod seen(String newestTemplate, Set<String> targetPorts, Instant now) {
        Running running = running(now);
        return new Pod(
                name,
                "Deployment " + deployment,
                template.equals(newestTemplate),
                new Pod.State(
                        Pod.Life.STAYS,
                        ready(now),
                        Optional.empty(),
                        running.since(),
                        trouble(running, now),
                        Optional.empty()),
                address,
                ports,
                probed ? targetPorts : Set.of());
    }

    private Running running(Instant now) {
        Instant since = bornAt.plus(START);
        if (behaviour == Behaviour.MISSING || since.isAfter(now)) {
            return new Running(Optional.empty(), 0);
        }
        if (behaviour != Behaviour.CRASH) {
            return new Running(Optional.of(since), 0);
        }
        Duration backOff = FIRST_BACK_OFF;
        for (int restarts = 0; ; restarts++) {
            Instant exit = since.plus(CRASH_AFTER);
            if (exit.isAfter(now)) {
                return new Running(Optional.of(since), restarts);
            }
            since = exit.plus(backOff);
            if (since.isAfter(now)) {
                return new Running(Optional.empty(), restarts);
            }
            backOff = backOff.multipliedBy(2).compareTo(LONGEST_BACK_OFF) > 0
                    ? LONGEST_BACK_OFF
                    : backOff.multipliedBy(2);
        }
    }

    private Optional<String> trouble(Running running, Instant now) {
        if (running.since().isPresent() || bornAt.plus(START).isAfter(now)) {
            return Optional.empty();
        }
        return Optional.of("container " + Behaviour.name(image) + " (" + image + "): "
                + (behaviour == Behaviour.MISSING
                        ? "ImagePullBackOff: no such image"
                        : "CrashLoopBackOff, last exit code 1, restarts: " + running.restarts()));
    }
}
