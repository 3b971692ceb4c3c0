package dev.teal.core.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.Pod;
import dev.teal.core.port.Answer;
import dev.teal.core.port.Question;
import dev.teal.core.situation.Care;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;

/**
 * Every ready pod has shown that it serves: Kubernetes probes the container behind the target port, or its containers
 * have run for a while and it accepts a connection there.
 */
public final class Proven implements Gate {

    /**
     * The kubelet reports a container's start in whole seconds, rounded down: it may have started up to this much
     * later.
     */
    private static final Duration START_PRECISION = Duration.ofSeconds(1);

    /** An answer may come from the look before; an older one may be of another pod that had the address. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    @Override
    public Verdict ask(Situation situation) {
        Set<Question> open = new LinkedHashSet<>();
        for (RoutedService service : situation.release().services()) {
            for (Pod pod : ready(situation, service)) {
                for (String port : ports(service)) {
                    Optional<Hold> hold = unproven(situation, pod, port, open);
                    if (hold.isPresent()) {
                        return new Verdict.Shut(hold.get(), settledAt(situation, pod));
                    }
                }
            }
        }
        return open.isEmpty() ? new Verdict.Open() : new Verdict.Unknown(open);
    }

    private static List<Pod> ready(Situation situation, RoutedService service) {
        return situation.pods(service).stream().filter(Pod::ready).toList();
    }

    /** A Service of UDP ports only still waits for its containers to settle. */
    private static List<String> ports(RoutedService service) {
        return service.targetPorts().isEmpty() ? List.of("") : service.targetPorts();
    }

    private static Optional<Hold> unproven(Situation situation, Pod pod, String port, Set<Question> open) {
        if (pod.probed().contains(port)) {
            return Optional.empty();
        }
        if (settledAt(situation, pod).filter(at -> !at.isAfter(situation.now())).isEmpty()) {
            return Optional.of(GateHolds.unsettled(situation, pod));
        }
        if (port.isEmpty() || situation.care().probing() == Care.Probing.OFF) {
            return Optional.empty();
        }
        Optional<Pod.Door> door = pod.door(port);
        if (door.isEmpty()) {
            return Optional.of(GateHolds.unproven(situation, pod, "has no port named " + port));
        }
        Question question = new Question.Knock(door.get());
        Optional<Answer> answer = Optional.ofNullable(situation.answers().get(question))
                .filter(it -> !it.at().plus(FRESH).isBefore(situation.now()));
        if (answer.isEmpty()) {
            open.add(question);
            return Optional.empty();
        }
        return switch (answer.get().outcome()) {
            case PASSED -> Optional.empty();
            case FAILED ->
                Optional.of(GateHolds.unproven(situation, pod, "accepts no connection on " + door.get() + " yet"));
            case UNREACHABLE -> Optional.of(GateHolds.unreachable(pod, door.get()));
        };
    }

    private static Optional<Instant> settledAt(Situation situation, Pod pod) {
        return pod.state()
                .runningSince()
                .map(since -> since.plus(situation.care().settle()).plus(START_PRECISION));
    }
}
