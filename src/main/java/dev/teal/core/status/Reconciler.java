package dev.teal.core.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.decision.Obstacles;
import dev.teal.core.decision.Planner;
import dev.teal.core.decision.Refusals;
import dev.teal.core.decision.Stamp;
import dev.teal.core.decision.Trickles;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Plan;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Counting;
import dev.teal.core.port.Inquiry;
import dev.teal.core.port.Newest;
import dev.teal.core.port.PortException;
import dev.teal.core.port.TransientException;
import dev.teal.core.situation.Care;
import dev.teal.core.situation.Memory;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;

/** One look at one application: look at the cluster, compare, plan, do, tell. It never waits for anything to come true. */
public final class Reconciler {

    private static final Hold OVERTAKEN = Hold.waiting(
            Reason.MODIFIED, "Git wants something else by now, and another process has applied that already");

    /** Four writes that a webhook has answered at the very end of the server's patience, or hundreds as usual. */
    private static final Duration BUDGET = Duration.ofSeconds(40);

    private final Cluster cluster;
    private final Inquiry inquiry;
    private final Counting counting;
    private final Newest newest;
    private final Care care;
    private final Permissions permissions;
    private final Clock clock;
    private final Planner planner = new Planner();

    /** A reconciler that holds no state between looks: what is remembered is handed to each. */
    public Reconciler(
            Cluster cluster,
            Inquiry inquiry,
            Counting counting,
            Newest newest,
            Care care,
            Permissions permissions,
            Clock clock) {
        this.cluster = cluster;
        this.inquiry = inquiry;
        this.counting = counting;
        this.newest = newest;
        this.care = care;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Looks once and does what is to be done now. Failures of the ports are part of the answer. */
    public Tick tick(Reading reading, Memory memory) {
        Instant now = clock.instant();
        if (reading instanceof Refusal refusal) {
            Optional<Situation> served = memory.understood().flatMap(release -> served(release, memory, now));
            return new Tick(refusal, served, Refusals.plan(refusal, served), memory, now, clock.instant());
        }
        Release release = (Release) reading;
        Optional<Hold> forbidden = Obstacles.forbiddenNamespace(release, permissions);
        if (forbidden.isPresent()) {
            return new Tick(release, Optional.empty(), Plan.blocked(forbidden.get()), memory, now, clock.instant());
        }
        try {
            Optional<Situation> calm = calm(release, memory, now);
            return perform(release, calm.isPresent() ? calm.get() : seen(release, memory, now));
        } catch (PortException e) {
            Tick tick = new Tick(release, Optional.empty(), Plan.blocked(e.hold()), memory, now, clock.instant());
            return tick.failing(e);
        }
    }

    /** What is known without asking the cluster, where nothing is to be done by that. */
    private Optional<Situation> calm(Release release, Memory memory, Instant now) throws PortException {
        Optional<Live> kept = cluster.glance(new Scope(release));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Situation looked = Situation.of(release, kept.get(), memory, care, permissions, now);
        Map<ObjectRef, Drift> drifts = new HashMap<>();
        for (Aim aim : planner.aims(looked)) {
            Optional<Drift> known = cluster.known(aim);
            if (known.isEmpty() && !isLikelyInOrder(aim, looked)) {
                return Optional.empty();
            }
            drifts.put(aim.wanted().ref(), known.isPresent() ? known.get() : cluster.compare(aim));
        }
        Situation answered = answered(looked.compared(drifts));
        return planner.plan(answered).actions().isEmpty() ? Optional.of(answered) : Optional.empty();
    }

    /**
     * Whether a comparison of this object alone probably ends the look: after a start most are as Git wants them, and what was
     * applied for this very commit was changed by somebody else since, in what may not matter.
     */
    private static boolean isLikelyInOrder(Aim aim, Situation looked) {
        boolean first = looked.memory().understood().isEmpty();
        return !aim.isNew() && (first || Stamp.isOf(looked.release().commit(), aim.live()));
    }

    /** A look that takes longer comes back before its next write: what it has read is old by then. */
    private void inTime(Instant began) throws TransientException {
        if (began.plus(BUDGET).isBefore(clock.instant())) {
            throw new TransientException(
                    Reason.API_UNREACHABLE,
                    "the API server, or an admission webhook, has taken longer than " + BUDGET.toSeconds()
                            + " s so far; the rest is written by the next look",
                    null);
        }
    }

    private Situation seen(Release release, Memory memory, Instant now) throws PortException {
        Situation looked = Situation.of(release, cluster.look(new Scope(release)), memory, care, permissions, now);
        Map<ObjectRef, Drift> drifts = new HashMap<>();
        for (Aim aim : planner.aims(looked)) {
            // What is about to be created is tried before it is, each time.
            Optional<Drift> known = aim.isNew() ? Optional.empty() : cluster.known(aim);
            drifts.put(aim.wanted().ref(), known.isPresent() ? known.get() : cluster.compare(aim));
        }
        Situation answered = answered(looked.compared(drifts));
        List<Drift> rehearsed = new ArrayList<>();
        for (Aim aim : planner.rehearsal(answered)) {
            rehearsed.add(cluster.compare(aim));
        }
        return answered.rehearsed(rehearsed);
    }

    /** With what pods have answered, and with what has come of the requests that are counted. */
    private Situation answered(Situation compared) {
        Situation asked = compared.answered(inquiry.ask(planner.questions(compared)));
        return asked.counting(counting.count(Trickles.of(asked)));
    }

    /** What still serves while the folder can't be read: only looked at, and for people. */
    private Optional<Situation> served(Release understood, Memory memory, Instant now) {
        try {
            Scope scope = new Scope(understood);
            Optional<Live> kept = cluster.glance(scope);
            Live live = kept.isPresent() ? kept.get() : cluster.look(scope);
            return Optional.of(Situation.of(understood, live, memory, care, permissions, now));
        } catch (PortException e) {
            // What is wrong with the folder is the news; that the cluster is away, the next commit will find.
            return Optional.empty();
        }
    }

    private Tick perform(Release read, Situation situation) throws PortException {
        Plan plan = planner.plan(situation);
        if (plan.bringsCommit() && !newest.isNewest(read, Stamp.all(situation.live()))) {
            return Tick.of(read, situation, Plan.blocked(OVERTAKEN), List.of(), clock.instant());
        }
        List<Action> done = new ArrayList<>();
        Optional<PortException> failure = Optional.empty();
        try {
            for (Action action : plan.actions()) {
                inTime(situation.now());
                action.perform(cluster);
                done.add(action);
            }
        } catch (PortException e) {
            failure = Optional.of(e);
        }
        Tick tick = Tick.of(read, situation, plan, done, clock.instant());
        return failure.map(tick::failing).orElse(tick);
    }
}
