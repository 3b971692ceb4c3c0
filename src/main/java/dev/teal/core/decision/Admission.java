package dev.teal.core.decision;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.alarm.Holds;
import dev.teal.core.check.Checkup;
import dev.teal.core.check.JobRun;
import dev.teal.core.check.Measurement;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.evidence.Question;
import dev.teal.core.gate.Checked;
import dev.teal.core.gate.Gate;
import dev.teal.core.gate.GateHolds;
import dev.teal.core.gate.Owned;
import dev.teal.core.gate.Proven;
import dev.teal.core.gate.Verdict;
import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Away;
import dev.teal.core.plan.Prospect;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.workload.IdleColor;
import dev.teal.core.workload.Previous;
import dev.teal.core.workload.Scaling;
import dev.teal.core.write.ServiceWrites;

/** Asks the gates of a {@link Situation}; which of them count depends on how the content has done before. */
record Admission(Situation situation, List<Gate> gates, List<Gate> express) {

    /**
     * The first gate that is shut; else that something has not been answered; else whether a move that was tried would be
     * refused; else that all are open.
     */
    Verdict verdict() {
        Verdict verdict = isExpress() ? expressed() : first(gates);
        return verdict instanceof Verdict.Open ? Verdict.of(new ServiceWrites(situation).refusal()) : verdict;
    }

    private Verdict expressed() {
        Verdict verdict = first(rescues() ? List.of(new Owned()) : express);
        return verdict instanceof Verdict.Unknown ? new Verdict.Open() : verdict;
    }

    /** Content that has served well before was tested by its users: going back to it waits for nothing that can be left out. */
    private boolean isExpress() {
        return situation.takenBack().isEmpty() && situation.trial().wasPassed();
    }

    /** What serves has fewer pods left than the desired color: every moment of waiting costs requests. */
    private boolean rescues() {
        return situation.traffic().ready(situation.active()) > new Scaling(situation, situation.active()).serving();
    }

    private Verdict first(List<Gate> asked) {
        List<Verdict> shut = asked.stream()
                .map(gate -> gate.ask(situation))
                .filter(verdict -> !(verdict instanceof Verdict.Open))
                .toList();
        return shut.stream()
                .filter(Verdict.Shut.class::isInstance)
                .findFirst()
                .or(() -> shut.stream().findFirst())
                .orElseGet(Verdict.Open::new);
    }

    /** Everything that has to be asked of pods and others now. */
    Set<Question> questions() {
        Set<Question> questions = new LinkedHashSet<>();
        if (situation.traffic().arrived()) {
            situation.release().other().ifPresent(other -> questions.addAll(ahead(situation.facing(other.color()))));
            situation
                    .release()
                    .services()
                    .forEach(service -> situation
                            .live()
                            .service(service)
                            .filter(situation.trial()::isOpen)
                            .ifPresent(live -> questions.addAll(onTrial(service, live))));
            Measurement.of(situation).map(Measurement::question).forEach(questions::add);
        } else {
            gates.forEach(gate -> questions.addAll(gate.questions(situation)));
        }
        return questions;
    }

    /** Of the color that nobody wants yet: what it has to answer, and while a Job has not been started whether it may be. */
    private static Set<Question> ahead(Situation facing) {
        Set<Question> questions = new LinkedHashSet<>(new Checked().questions(facing));
        if (JobRun.all(facing).anyMatch(run -> run.live().isEmpty())) {
            questions.addAll(new Proven().questions(facing));
        }
        return questions;
    }

    /** Of those that would take the traffic back, too: it goes back only to what does better. */
    private Set<Question> onTrial(RoutedService service, LiveService live) {
        Checkup checkup = new Checkup(
                situation, service, situation.release().policy().after().checks());
        Set<Question> questions = new LinkedHashSet<>(checkup.questions(situation.ready(service)));
        questions.addAll(checkup.questions(new Previous(situation, service, live).ready()));
        return questions;
    }

    /** What would become of a commit that wants the other color, once the desired one serves. */
    Optional<Prospect> prospect() {
        if (!situation.traffic().arrived()) {
            return Optional.empty();
        }
        return situation.release().other().map(other -> {
            Situation facing = situation.facing(other.color());
            Optional<Away> away = new IdleColor(situation, other).away();
            if (away.isPresent()) {
                Optional<Duration> within =
                        away.get().rose().map(situation.care().steady()::plus);
                return new Prospect(
                        other.color(), facing.content(), Optional.of(Holds.putAway(away.get(), within)), within);
            }
            Verdict verdict = new Admission(facing, gates, express).verdict();
            return Prospect.of(other.color(), facing.content(), against(facing, verdict));
        });
    }

    /** Pods that have not been checked yet count as what they are; knocks are only asked for once the color is wanted. */
    private Optional<Hold> against(Situation facing, Verdict verdict) {
        if (verdict instanceof Verdict.Shut shut) {
            return Optional.of(shut.hold());
        }
        boolean unchecked = verdict instanceof Verdict.Unknown && new Checked().ask(facing) instanceof Verdict.Unknown;
        return unchecked ? Optional.of(GateHolds.unanswered(facing)) : Optional.empty();
    }
}
