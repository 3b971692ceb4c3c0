package dev.teal.core.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.claim.Strangers;
import dev.teal.core.decision.Refusals;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
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
import dev.teal.core.value.Reason;
import dev.teal.core.write.Stamp;

/** One look at one application: look at the cluster, compare, plan, do, tell. It never waits for anything to come true. */
public final class Reconciler {

    private static final Hold OVERTAKEN = Hold.waiting(
            Reason.MODIFIED, "Git wants something else by now, and another process has applied that already");

    /** Four writes that a webhook has answered at the very end of the server's patience, or hundreds as usual. */
    private static final Duration BUDGET = Duration.ofSeconds(40);

    private final Cluster cluster;
    private final Survey survey;
    private final Newest newest;
    private final Permissions permissions;
    private final Clock clock;

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
        this.survey = new Survey(cluster, inquiry, counting, care, permissions);
        this.newest = newest;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Looks once and does what is to be done now. Failures of the ports are part of the answer. */
    public Tick tick(Reading reading, Memory memory) {
        Instant now = clock.instant();
        if (reading instanceof Refusal refusal) {
            Optional<Situation> served = memory.understood().flatMap(release -> survey.served(release, memory, now));
            return new Tick(refusal, served, Refusals.plan(refusal, served), memory, now, clock.instant());
        }
        Release release = (Release) reading;
        Optional<Hold> forbidden = Strangers.first(release, permissions);
        if (forbidden.isPresent()) {
            return new Tick(release, Optional.empty(), Plan.blocked(forbidden.get()), memory, now, clock.instant());
        }
        try {
            return perform(release, survey.decided(release, memory, now));
        } catch (PortException e) {
            Tick tick = new Tick(release, Optional.empty(), Plan.blocked(e.hold()), memory, now, clock.instant());
            return tick.failing(e);
        }
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

    private Tick perform(Release read, Survey.Decided decided) {
        Situation situation = decided.situation();
        Plan plan = decided.plan();
        Set<String> applied = Stamp.all(situation.live());
        List<Action> done = new ArrayList<>();
        Optional<PortException> failure = Optional.empty();
        try {
            for (Action action : plan.actions()) {
                inTime(situation.now());
                if (action.bringsCommit() && !newest.isNewest(read, applied)) {
                    return Tick.of(read, situation, Plan.blocked(OVERTAKEN), done, clock.instant());
                }
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
