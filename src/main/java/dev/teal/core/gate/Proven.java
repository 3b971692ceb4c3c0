package dev.teal.core.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;
import dev.teal.core.situation.Care;
import dev.teal.core.situation.Situation;

/**
 * Every ready pod has shown that it serves: Kubernetes probes the container behind the target port and has found it ready for
 * a while, or its containers have run for a while and it accepts a connection there.
 */
public final class Proven implements Gate {

    /** An answer may come from the look before; an older one may be of another pod that had the address. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    @Override
    public Verdict ask(Situation situation) {
        boolean open = false;
        for (RoutedService service : situation.release().services()) {
            for (Pod pod : situation.ready(service)) {
                for (String port : ports(service)) {
                    Verdict verdict =
                            pod.probed().contains(port) ? probed(situation, pod) : heard(situation, pod, port);
                    if (verdict instanceof Verdict.Shut) {
                        return verdict;
                    }
                    open |= verdict instanceof Verdict.Unknown;
                }
            }
        }
        return open ? new Verdict.Unknown() : new Verdict.Open();
    }

    @Override
    public Set<Question> questions(Situation situation) {
        Set<Question> questions = new LinkedHashSet<>();
        for (RoutedService service : situation.release().services()) {
            for (Pod pod : situation.ready(service)) {
                ports(service).stream()
                        .filter(port -> !pod.probed().contains(port) && isAsked(situation, pod, port))
                        .flatMap(port -> pod.door(port).stream())
                        .map(Question.Knock::new)
                        .forEach(questions::add);
            }
        }
        return questions;
    }

    /** A Service of UDP ports only still waits for its containers to settle. */
    private static List<String> ports(RoutedService service) {
        return service.targetPorts().isEmpty() ? List.of("") : service.targetPorts();
    }

    /** Readiness that comes and goes is none: it has to last. */
    private static Verdict probed(Situation situation, Pod pod) {
        Optional<Instant> at = pod.state()
                .readySince()
                .map(since -> since.plus(situation.care().steady()));
        return at.filter(it -> !it.isAfter(situation.now())).isPresent()
                ? new Verdict.Open()
                : new Verdict.Shut(GateHolds.unsteady(situation, pod), at);
    }

    /** A pod without a probe is asked once its containers have run for a while. */
    private static Verdict heard(Situation situation, Pod pod, String port) {
        if (!isSettled(situation, pod)) {
            return new Verdict.Shut(GateHolds.unsettled(situation, pod), settledAt(situation, pod));
        }
        if (!isAsked(situation, pod, port)) {
            return new Verdict.Open();
        }
        Optional<Pod.Door> door = pod.door(port);
        if (door.isEmpty()) {
            return Verdict.of(Optional.of(GateHolds.unproven(situation, pod, "has no port named " + port)));
        }
        Optional<Answer> answer = Optional.ofNullable(situation.answers().get(new Question.Knock(door.get())))
                .filter(it -> !it.at().plus(FRESH).isBefore(situation.now()));
        if (answer.isEmpty()) {
            return new Verdict.Unknown();
        }
        return switch (answer.get().outcome()) {
            case PASSED -> new Verdict.Open();
            case FAILED ->
                Verdict.of(Optional.of(
                        GateHolds.unproven(situation, pod, "accepts no connection on " + door.get() + " yet")));
            case UNREACHABLE -> Verdict.of(Optional.of(GateHolds.unreachable("pod " + pod.name(), door.get())));
        };
    }

    private static boolean isAsked(Situation situation, Pod pod, String port) {
        return isSettled(situation, pod) && !port.isEmpty() && situation.care().probing() != Care.Probing.OFF;
    }

    private static boolean isSettled(Situation situation, Pod pod) {
        return settledAt(situation, pod)
                .filter(at -> !at.isAfter(situation.now()))
                .isPresent();
    }

    private static Optional<Instant> settledAt(Situation situation, Pod pod) {
        return pod.state()
                .runningSince()
                .map(since -> since.plus(situation.care().steady()));
    }
}
