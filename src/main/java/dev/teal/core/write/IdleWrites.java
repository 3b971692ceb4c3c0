package dev.teal.core.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.plan.Action;
import dev.teal.core.policy.Idle;
import dev.teal.core.situation.Situation;
import dev.teal.core.workload.IdleColor;
import dev.teal.core.workload.Leftover;

/** What puts away the color that does not serve, once the Services say that it is: so a kill in between is only a pause. */
record IdleWrites(Situation situation) {

    /** The writes that are left; none while anything leads to the color. */
    List<Action> all() {
        return Stream.concat(ofTheColor().stream(), Leftover.all(situation).flatMap(it -> of(it).stream()))
                .toList();
    }

    /** What has left Git is put away by the same rules; nothing would raise it again. */
    private List<Action> of(Leftover leftover) {
        Idle idle = situation.release().policy().idle();
        if (!leftover.isDue()) {
            return List.of();
        }
        if (idle.then() == Idle.Then.DELETE) {
            return List.of(new Action.Delete(leftover.ref(), situation.live().version(leftover.ref())));
        }
        return leftover.live().counts().replicas() > idle.left()
                ? List.of(new Action.Scale(
                        leftover.ref(), idle.left(), situation.live().version(leftover.ref())))
                : List.of();
    }

    private List<Action> ofTheColor() {
        Optional<IdleColor> idle = IdleColor.of(situation)
                .filter(it -> it.away().isPresent() && it.ledBy().isEmpty());
        if (idle.isEmpty()) {
            return List.of();
        }
        return idle.get().policy().then() == Idle.Then.DELETE ? deletions(idle.get()) : scaling(idle.get());
    }

    /** A number that an autoscaler has written can't be applied; where Teal owns it, an apply says it. */
    private List<Action> scaling(IdleColor idle) {
        return idle.deployment()
                .filter(live -> live.scaledBy() == LiveDeployment.ScaledBy.OTHERS)
                .filter(live -> live.counts().replicas() > 0 && idle.policy().left() == 0)
                .map(live -> List.<Action>of(new Action.Scale(
                        live.ref(), idle.policy().left(), situation.live().version(live.ref()))))
                .orElse(List.of());
    }

    /** Services stay: who has their address would lose it. */
    private List<Action> deletions(IdleColor idle) {
        List<Action> actions = new ArrayList<>();
        for (Manifest manifest : idle.version().manifests()) {
            boolean exists = !situation.live().object(manifest.ref()).isEmpty();
            if (exists && !manifest.ref().kind().equals("Service")) {
                actions.add(new Action.Delete(manifest.ref(), situation.live().version(manifest.ref())));
            }
        }
        return actions;
    }
}
