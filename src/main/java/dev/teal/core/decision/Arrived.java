package dev.teal.core.decision;

import java.util.Optional;

import dev.teal.core.alarm.Holds;
import dev.teal.core.check.Measurement;
import dev.teal.core.gate.Complete;
import dev.teal.core.gate.Owned;
import dev.teal.core.live.Drift;
import dev.teal.core.live.LiveService;
import dev.teal.core.plan.Stage;
import dev.teal.core.situation.Situation;
import dev.teal.core.situation.Trial;
import dev.teal.core.value.Hold;
import dev.teal.core.write.ServiceWrites;
import dev.teal.core.write.Writes;

/** What is not in order yet, or not any more, once every routed Service points to the desired color. */
record Arrived(Situation situation, Returns onTrial, Returns afterwards) {

    /**
     * PROVING while a move waits for its endpoints, WATCHING while it is on trial, DRAINING until the other color's connections are
     * over, then SETTLED.
     */
    Stage stage() {
        if (unproven()) {
            return Stage.PROVING;
        }
        if (situation.traffic().onTrial()) {
            return Stage.WATCHING;
        }
        return situation.traffic().settling() ? Stage.DRAINING : Stage.SETTLED;
    }

    /** Whether anything is wrong with what serves. */
    Trial.Course course() {
        boolean well = onTrial.trouble().isEmpty()
                && afterwards.trouble().isEmpty()
                && Complete.trouble(situation).isEmpty()
                && Measurement.of(situation).noneMatch(Measurement::isOutside);
        return well ? Trial.Course.WELL : Trial.Course.BADLY;
    }

    /** Why it is not called in order, the worst first; empty where it is. */
    Optional<Hold> hold() {
        return onTrial.trouble()
                .or(() -> unproven() ? Optional.of(Holds.proving(situation)) : Optional.empty())
                .or(afterwards::trouble)
                .or(() -> Complete.trouble(situation))
                .or(this::foreign)
                .or(this::unstable)
                .or(this::waiting)
                .or(() -> Obstacles.ofIdle(situation));
    }

    /** Whether a move waits for its endpoints, and this look does not see them. */
    private boolean unproven() {
        return new ServiceWrites(situation).proofs().isEmpty()
                && situation.routed().anyMatch(LiveService::unproven);
    }

    private Optional<Hold> foreign() {
        return situation.release().services().stream()
                .flatMap(service -> Owned.foreign(situation, service).stream())
                .findFirst();
    }

    private Optional<Hold> unstable() {
        return new Writes(situation)
                .braked()
                .findFirst()
                .map(manifest -> Holds.unstable(manifest, (Drift.Differs) situation.drift(manifest)));
    }

    private Optional<Hold> waiting() {
        if (!new Writes(situation).otherWaits()) {
            return Optional.empty();
        }
        return Optional.of(situation
                .traffic()
                .trialEnds()
                .map(until -> Holds.watching(situation, until))
                .orElseGet(() -> Holds.draining(situation.active().other())));
    }
}
