package dev.teal.core.workload;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.live.LiveDeployment;
import dev.teal.core.mark.Applied;
import dev.teal.core.mark.Move;
import dev.teal.core.policy.Idle;
import dev.teal.core.situation.Situation;

/**
 * The time that a Deployment which does not serve is left as it is.
 *
 * @param deployment empty where it does not exist
 */
record Rest(Situation situation, Optional<LiveDeployment> deployment) {

    /** Nothing may need it soon: Git's color serves and has served well, nothing is refused, and its time is over. */
    boolean isOver() {
        Idle idle = situation.release().policy().idle();
        return idle.then() != Idle.Then.KEEP
                && situation.traffic().isCalm()
                && !since().plus(idle.after()).isAfter(situation.now());
    }

    /** It has left service, or Git, when the traffic was last moved at the latest, as far as that is known; or was applied later. */
    private Instant since() {
        Stream<Instant> moved =
                situation.routed().flatMap(it -> it.marks().move().stream()).map(Move::at);
        Stream<Instant> applied = deployment.flatMap(it -> it.marks().applied()).map(Applied::at).stream();
        return Stream.concat(moved, applied).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
