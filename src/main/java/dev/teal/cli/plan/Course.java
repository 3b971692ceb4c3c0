package dev.teal.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.core.gate.Confirmed;
import dev.teal.core.gate.Thawed;
import dev.teal.core.gate.Verdict;
import dev.teal.core.live.Health;
import dev.teal.core.plan.Plan;
import dev.teal.core.policy.After;
import dev.teal.core.policy.Check;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.Idle;
import dev.teal.core.policy.JobCheck;
import dev.teal.core.policy.Policy;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;
import dev.teal.core.workload.Scaling;
import dev.teal.manifest.entry.Span;

/** The words for what comes before and after a move. */
record Course(Situation situation, Plan plan, ObjectOutlook desired, Optional<ObjectOutlook> other) {

    /** What a move waits for, in the order in which the gates are asked. */
    List<String> waits() {
        List<String> waits = new ArrayList<>();
        Color active = situation.active();
        if (situation.traffic().draining(active)) {
            waits.add("the connections that " + active + " has from before the last switch");
        }
        if (desired.isChange() || !isComplete()) {
            waits.add(pods(new Scaling(situation, active).enough()) + " of " + active + " ready");
        }
        if (!situation.trial().wasPassed()) {
            policy().before().checks().forEach(check -> waits.add(words(check)));
            confirmation().ifPresent(waits::add);
            freeze().ifPresent(waits::add);
        }
        return waits;
    }

    private boolean isComplete() {
        return situation
                .deployment()
                .filter(live -> Health.of(live).grade() == Health.Grade.COMPLETE)
                .isPresent();
    }

    private static String words(Check check) {
        return check instanceof JobCheck job
                ? "the Job in " + job.file()
                : ((HttpCheck) check) + " of each of its pods";
    }

    private Optional<String> confirmation() {
        return new Confirmed().ask(situation) instanceof Verdict.Shut shut
                ? Optional.of("somebody who agrees: " + shut.hold().advice())
                : Optional.empty();
    }

    private Optional<String> freeze() {
        return new Thawed().ask(situation) instanceof Verdict.Shut shut
                ? shut.until().map(end -> "the end of a freeze, " + end)
                : Optional.empty();
    }

    /** What follows a move. */
    List<String> afterwards() {
        List<String> sentences = new ArrayList<>();
        After after = policy().after();
        Color active = situation.active();
        after.watch().ifPresent(watch -> sentences.add(active + " is on trial for " + Span.written(watch)));
        sentences.add(situation.release().other().isEmpty() ? alone() : left(policy().idle()));
        return sentences;
    }

    private String alone() {
        return "the folder has no " + situation.active().other() + ": there is no way back but another commit of it";
    }

    private String left(Idle idle) {
        Color other = situation.active().other();
        String later = Span.written(idle.after()) + " later it is ";
        return switch (idle.then()) {
            case KEEP -> other + " stays as it is: a `git revert` goes back at once";
            case SHRINK ->
                other + " stays as it is at first; " + later + "shrunk to " + pods(idle.replicas()) + ", and"
                        + " raised before one goes back";
            case STOP -> other + " stays as it is at first; " + later + "stopped, and raised before one goes back";
            case DELETE ->
                other + " stays as it is at first; " + later + "deleted, and made again before one goes back";
        };
    }

    /** What a commit that wants the other color would come to. */
    List<String> wayBack() {
        return plan
                .prospect()
                .map(it -> it.against().isEmpty()
                        ? "a switch to " + it.color() + " would be made at once"
                        : "a switch to " + it.color() + " would have to wait: "
                                + it.against().get().message())
                .stream()
                .toList();
    }

    private Policy policy() {
        return situation.release().policy();
    }

    /** As in {@code 1 pod}. */
    static String pods(int number) {
        return number + (number == 1 ? " pod" : " pods");
    }
}
