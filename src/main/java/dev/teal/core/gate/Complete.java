package dev.teal.core.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.live.Health;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.Pod;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** The desired color's Deployment has become what its spec says, and no pod of an older version is left. */
public final class Complete implements Gate {

    /** Most programs are up by then: before it, that a pod is not ready says nothing. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @Override
    public Verdict ask(Situation situation) {
        return Verdict.of(trouble(situation).or(() -> older(situation)));
    }

    /** What is wrong with the Deployment or its pods, whether or not it serves already. */
    public static Optional<Hold> trouble(Situation situation) {
        if (situation.deployment().isEmpty()) {
            return Optional.of(GateHolds.absent(situation));
        }
        LiveDeployment live = situation.deployment().get();
        Health health = Health.of(live);
        if (health.grade() == Health.Grade.COMPLETE) {
            return Optional.empty();
        }
        return failing(situation).or(() -> notMade(live)).or(() -> Optional.of(incomplete(situation, live, health)));
    }

    /** A pod of the newest version that can't run, so that waiting for it does not help. */
    public static Optional<Hold> failing(Situation situation) {
        return situation
                .live()
                .trouble(situation.release(), situation.active())
                .filter(why -> situation
                        .deployment()
                        .filter(live -> Health.of(live).grade() != Health.Grade.COMPLETE)
                        .isPresent())
                .map(why -> GateHolds.podFailing(situation, why));
    }

    private static Optional<Hold> notMade(LiveDeployment live) {
        return live.rollout().failure().map(why -> GateHolds.podsNotMade(live, why));
    }

    private static Hold incomplete(Situation situation, LiveDeployment live, Health health) {
        if (live.rollout().paused()) {
            return GateHolds.paused(situation, live);
        }
        Optional<Instant> late = live.rollout()
                .progressedAt()
                .filter(at -> at.plus(situation.care().deadline()).isBefore(situation.now()));
        Optional<Pod> unready = unready(situation);
        if (late.isPresent() || health.grade() == Health.Grade.FAILED) {
            return GateHolds.late(live, health, late, unready);
        }
        return gated(situation)
                .or(() -> unready.map(pod -> GateHolds.unready(live, health, pod)))
                .orElseGet(() -> Hold.waiting(Reason.NOT_READY, health.message()));
    }

    private static Optional<Hold> gated(Situation situation) {
        return newest(situation)
                .filter(pod -> pod.state().gate().isPresent())
                .findFirst()
                .map(GateHolds::readinessGate);
    }

    /** A pod of the newest version whose containers have all run for a while, so that only their probes are left. */
    private static Optional<Pod> unready(Situation situation) {
        Instant before = situation.now().minus(SOON);
        return newest(situation)
                .filter(pod -> !pod.ready() && pod.state().gate().isEmpty())
                .filter(pod ->
                        pod.state().runningSince().filter(before::isAfter).isPresent())
                .findFirst();
    }

    private static Stream<Pod> newest(Situation situation) {
        return own(situation).filter(Pod::newest);
    }

    private static Optional<Hold> older(Situation situation) {
        return own(situation)
                .filter(pod -> !pod.newest())
                .findFirst()
                .map(pod -> Hold.waiting(
                        Reason.NOT_READY, "pods of an older version of " + situation.active() + " are still there"));
    }

    private static Stream<Pod> own(Situation situation) {
        return situation.release().services().stream()
                .flatMap(service -> situation.pods(service).stream())
                .filter(pod -> pod.stays() && Owned.isOwn(situation, pod));
    }
}
