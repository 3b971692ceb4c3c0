package dev.teal.embedded;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.teal.core.live.Pod;
import dev.teal.core.live.Readiness;

/** A pretended pod. What it does follows from its containers, its birth and the time alone. */
final class EmbeddedPod {

    private final String name;
    private final String deployment;
    private final String template;
    private final Map<String, String> labels;
    private final String address;
    private final Instant bornAt;
    private final List<Life> lives;
    private boolean wasReady;
    private Optional<Instant> fellAt = Optional.empty();

    /** {@code template} identifies the pod template that it was made from. */
    EmbeddedPod(
            String name,
            String deployment,
            String template,
            Map<String, String> labels,
            String address,
            List<Container> containers,
            Instant bornAt) {
        this.name = name;
        this.deployment = deployment;
        this.template = template;
        this.labels = labels;
        this.address = address;
        this.bornAt = bornAt;
        this.lives = containers.stream()
                .map(container -> new Life(container, bornAt))
                .toList();
    }

    String name() {
        return name;
    }

    String template() {
        return template;
    }

    Map<String, String> labels() {
        return labels;
    }

    String address() {
        return address;
    }

    /** The number of a target port, which a Service may write as a name; empty where no container has that name. */
    Optional<Integer> port(String targetPort) {
        return targetPort.matches("\\d{1,5}")
                ? Optional.of(Integer.parseInt(targetPort))
                : Optional.ofNullable(named().get(targetPort));
    }

    /** The container whose program accepts a connection on the port. */
    Optional<Life> listening(int port, Instant now) {
        advance(now);
        return lives.stream().filter(life -> life.listens(port, now)).findFirst();
    }

    /** Its condition {@code Ready}. */
    boolean ready(Instant now) {
        advance(now);
        return lives.stream().allMatch(Life::ready);
    }

    /** The pod as a look at the cluster sees it. */
    Pod seen(String newestTemplate, Set<String> targetPorts, Instant now) {
        advance(now);
        boolean running = lives.stream().allMatch(life -> life.since().isPresent());
        return new Pod(
                name,
                "Deployment " + deployment,
                template.equals(newestTemplate),
                new Pod.State(
                        Pod.Life.STAYS,
                        bornAt,
                        ready(now),
                        readySince(),
                        fellAt,
                        lives.stream().mapToInt(Life::restarts).sum(),
                        running
                                ? lives.stream()
                                        .flatMap(life -> life.since().stream())
                                        .max(Comparator.naturalOrder())
                                : Optional.empty(),
                        lives.stream()
                                .flatMap(life -> life.trouble(now).stream())
                                .findFirst(),
                        Optional.empty()),
                address,
                named(),
                targetPorts.stream().filter(readiness()::proves).collect(Collectors.toSet()));
    }

    private Optional<Instant> readySince() {
        return lives.stream().allMatch(Life::ready)
                ? lives.stream().flatMap(life -> life.readySince().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private Readiness readiness() {
        return new Readiness(
                lives.stream().map(life -> life.container().readable()).toList(), List.of());
    }

    private Map<String, Integer> named() {
        Map<String, Integer> named = new HashMap<>();
        lives.forEach(life -> named.putAll(life.container().named()));
        return named;
    }

    private void advance(Instant now) {
        lives.forEach(life -> life.advance(now));
        if (lives.stream().allMatch(Life::ready)) {
            wasReady = true;
            fellAt = Optional.empty();
        } else if (wasReady && fellAt.isEmpty()) {
            fellAt = Optional.of(now);
        }
    }
}
