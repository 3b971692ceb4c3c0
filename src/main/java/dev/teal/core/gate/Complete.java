package dev.teal.core.gate;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.live.Health;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** The desired color's Deployment has become what its spec says, and no pod of an older version is left. */
public final class Complete implements Gate {

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
        if (late.isPresent() || health.grade() == Health.Grade.FAILED) {
            return GateHolds.late(live, health, late);
        }
        return gated(situation).orElseGet(() -> Hold.waiting(Reason.NOT_READY, health.message()));
    }

    private static Optional<Hold> gated(Situation situation) {
        return situation.release().services().stream()
                .flatMap(service -> situation.live().pods(service, service.selectorFor(situation.active())).stream())
                .filter(pod -> pod.newest() && pod.stays() && pod.state().gate().isPresent())
                .findFirst()
                .map(GateHolds::readinessGate);
    }

    private static Optional<Hold> older(Situation situation) {
        return situation.release().services().stream()
                .flatMap(service -> situation.live().pods(service, service.selectorFor(situation.active())).stream())
                .filter(pod -> pod.stays() && !pod.newest() && Owned.isOwn(situation, pod))
                .findFirst()
                .map(pod -> Hold.waiting(
                        Reason.NOT_READY, "pods of an older version of " + situation.active() + " are still there"));
    }
}
