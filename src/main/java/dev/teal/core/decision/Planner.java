package dev.teal.core.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.alarm.Alarm;
import dev.teal.core.alarm.EndpointsFollow;
import dev.teal.core.alarm.EndpointsStay;
import dev.teal.core.alarm.Holds;
import dev.teal.core.alarm.PodsRun;
import dev.teal.core.alarm.PodsServe;
import dev.teal.core.alarm.StillAnswered;
import dev.teal.core.alarm.StillChecked;
import dev.teal.core.alarm.StillMeasured;
import dev.teal.core.alarm.Together;
import dev.teal.core.check.Deadline;
import dev.teal.core.evidence.Question;
import dev.teal.core.gate.Checked;
import dev.teal.core.gate.Complete;
import dev.teal.core.gate.Confirmed;
import dev.teal.core.gate.Enough;
import dev.teal.core.gate.Gate;
import dev.teal.core.gate.GateHolds;
import dev.teal.core.gate.Owned;
import dev.teal.core.gate.Proven;
import dev.teal.core.gate.Tested;
import dev.teal.core.gate.Thawed;
import dev.teal.core.gate.Verdict;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Health;
import dev.teal.core.mark.TakenBack;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Plan;
import dev.teal.core.plan.Stage;
import dev.teal.core.policy.Policy;
import dev.teal.core.situation.Situation;
import dev.teal.core.situation.Traffic;
import dev.teal.core.write.Aims;
import dev.teal.core.write.ServiceWrites;
import dev.teal.core.write.Writes;

/**
 * The one place that decides. A pure function of a {@link Situation}: equal situations give equal plans, and nothing else
 * is looked at.
 *
 * <ol>
 *   <li>What can't be meant, or may not be written, holds everything: nothing is written.
 *   <li>While a routed Service does not point to the desired color: apply what differs, except what serves; then wait
 *       until every {@link Gate} is open; then move, last.
 *   <li>Once they all point there: while a move is not proven, or on trial, an {@link Alarm} takes it back; afterwards one
 *       tells. And the rest is kept as Git has it.
 *   <li>Whatever is held: a Service that a hand has deleted, emptied or widened is put back.
 *   <li>A folder that is paused is told what would be done, and nothing is.
 * </ol>
 */
public final class Planner {

    /** What must hold before users come, in the order in which it is asked. */
    public static final List<Gate> GATES = List.of(
            new Complete(),
            new Owned(),
            new Enough(),
            new Proven(),
            new Checked(),
            new Tested(),
            new Confirmed(),
            new Thawed());

    /** The same for content that has served well before. */
    public static final List<Gate> EXPRESS = List.of(new Complete(), new Owned(), new Enough(), new Proven());

    /** What takes a move back that is not proven yet, or is on trial. */
    public static final List<Alarm> ON_TRIAL = List.of(
            new PodsRun(),
            new EndpointsFollow(),
            new Together(),
            new EndpointsStay(),
            new StillChecked(),
            new StillAnswered(),
            new StillMeasured());

    /** What is told of a color that serves. */
    public static final List<Alarm> AFTERWARDS = List.of(new PodsServe());

    /** What each object shall be; to be compared before the plan is made. */
    public List<Aim> aims(Situation situation) {
        return new Aims(situation).all();
    }

    /** The moves that would be made now, where several belong together: to be tried before the first of them is made. */
    public List<Aim> rehearsal(Situation situation) {
        boolean several = situation.release().services().size() > 1;
        boolean open = several && !situation.traffic().arrived();
        return open && plan(situation).stage() == Stage.MOVING ? new ServiceWrites(situation).trials() : List.of();
    }

    /** What to ask pods before the plan is made. */
    public Set<Question> questions(Situation situation) {
        return admission(situation).questions();
    }

    /** What to do now, and what is waited for. */
    public Plan plan(Situation situation) {
        Plan plan = working(situation);
        return situation.release().policy().work() == Policy.Work.PAUSED ? new Paused(situation).instead(plan) : plan;
    }

    private static Plan working(Situation situation) {
        Plan plan = Obstacles.first(situation)
                .map(hold -> returns(situation).plan().orElseGet(() -> Plan.blocked(hold)))
                .orElseGet(() -> situation.traffic().arrived() ? keep(situation) : approach(situation));
        Plan safe = plan.moves() ? plan : plan.after(new Writes(situation).restores());
        return safe.remarking(Remarks.of(situation)).seeing(admission(situation).prospect());
    }

    private static Plan approach(Situation situation) {
        Traffic traffic = situation.traffic();
        Writes writes = new Writes(situation);
        ServiceWrites services = new ServiceWrites(situation);
        Optional<TakenBack> taken = situation.takenBack();
        if (taken.isPresent()) {
            List<Action> remembering = join(List.of(services.proofs(), writes.cosmetic(), writes.previews()));
            return Plan.held(Stage.BLOCKED, remembering, Holds.wentBack(situation, taken.get()));
        }
        Optional<Plan> back = returns(situation).plan();
        if (back.isPresent()) {
            return back.get();
        }
        List<Action> desired = writes.desired();
        if (!desired.isEmpty() && traffic.relabels()) {
            return Plan.blocked(Holds.relabelled(situation));
        }
        if (!desired.isEmpty() && traffic.draining(situation.active())) {
            return Plan.held(
                    Stage.DRAINING,
                    join(List.of(services.proofs(), services.undos())),
                    Holds.draining(situation.active()));
        }
        List<Action> needed = join(List.of(writes.namespaces(), writes.shared(), desired));
        if (!needed.isEmpty()) {
            return Plan.applying(Stage.RISING, join(List.of(needed, writes.other(), writes.previews())));
        }
        return writes.unstable()
                .map(hold -> Plan.held(Stage.BLOCKED, writes.other(), hold))
                .orElseGet(() -> gated(situation, writes, services));
    }

    private static Plan gated(Situation situation, Writes writes, ServiceWrites services) {
        Verdict verdict = admission(situation).verdict();
        if (verdict instanceof Verdict.Open) {
            return Plan.held(
                    Stage.MOVING,
                    join(List.of(writes.other(), writes.previews(), services.moves())),
                    Holds.proving(situation));
        }
        boolean complete = situation
                .deployment()
                .filter(live -> Health.of(live).grade() == Health.Grade.COMPLETE)
                .isPresent();
        Stage stage = complete ? Stage.GATED : Stage.RISING;
        List<Action> beside = join(List.of(writes.other(), writes.previews(), writes.jobs()));
        return verdict instanceof Verdict.Shut shut
                ? Plan.held(stage, beside, new Deadline(situation).on(shut.hold()))
                : Plan.held(stage, beside, GateHolds.unanswered(situation)).awaitingAnswers();
    }

    private static Plan keep(Situation situation) {
        Writes writes = new Writes(situation);
        ServiceWrites services = new ServiceWrites(situation);
        Optional<Plan> back = returns(situation).plan();
        if (back.isPresent()) {
            return back.get();
        }
        Arrived arrived = new Arrived(situation, returns(situation), new Returns(situation, AFTERWARDS));
        List<Action> applies = join(List.of(writes.namespaces(), writes.shared(), writes.desired(), writes.other()));
        List<Action> all = join(List.of(
                applies,
                writes.previews(),
                services.proofs(),
                services.touches(arrived.course()),
                writes.idle(),
                writes.jobs()));
        return applies.isEmpty()
                ? Plan.of(arrived.stage(), all, arrived.hold())
                : Plan.applying(arrived.stage() == Stage.PROVING ? Stage.PROVING : Stage.RISING, all);
    }

    private static Admission admission(Situation situation) {
        return new Admission(situation, GATES, EXPRESS);
    }

    private static Returns returns(Situation situation) {
        return new Returns(situation, ON_TRIAL);
    }

    private static List<Action> join(List<List<Action>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
