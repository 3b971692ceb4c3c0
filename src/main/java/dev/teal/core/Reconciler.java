package dev.teal.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One look at one application: look at the cluster, plan, do, tell. It never waits for anything to become true. */
public final class Reconciler {

    private final Cluster cluster;
    private final Prober prober;
    private final Policy policy;
    private final Clock clock;
    private final Planner planner = new Planner();

    /** A reconciler that holds no state between looks. */
    public Reconciler(Cluster cluster, Prober prober, Policy policy, Clock clock) {
        this.cluster = cluster;
        this.prober = prober;
        this.policy = policy;
        this.clock = clock;
    }

    /** Looks once and does what is to be done now. Failures of the ports are part of the answer. */
    public Tick tick(Reading reading) {
        Instant now = clock.instant();
        if (reading instanceof Refusal refusal) {
            return ended(reading, Optional.empty(), Plan.held(refused(refusal)), List.of(), Optional.empty(), now);
        }
        Release release = (Release) reading;
        Optional<Hold> forbidden = planner.forbidden(release, policy);
        if (forbidden.isPresent()) {
            return ended(release, Optional.empty(), Plan.held(forbidden.get()), List.of(), Optional.empty(), now);
        }
        try {
            Observed looked = cluster.observe(release);
            Observed seen = looked.answered(prober.knock(planner.questions(release, looked, policy, now)));
            return perform(release, seen, planner.plan(release, seen, policy, now), now);
        } catch (PortException e) {
            return ended(release, Optional.empty(), Plan.held(e.hold()), List.of(), Optional.of(e), now);
        }
    }

    private Tick perform(Release release, Observed seen, Plan plan, Instant now) {
        List<Action> done = new ArrayList<>();
        try {
            for (Action action : plan.actions()) {
                cluster.perform(action);
                done.add(action);
            }
            return ended(release, Optional.of(seen), plan, done, Optional.empty(), now);
        } catch (PortException e) {
            return ended(release, Optional.of(seen), plan, done, Optional.of(e), now);
        }
    }

    private Tick ended(
            Reading reading,
            Optional<Observed> seen,
            Plan plan,
            List<Action> done,
            Optional<PortException> failure,
            Instant startedAt) {
        Duration retryAfter =
                failure.orElse(null) instanceof TransientException again ? again.retryAfter() : Duration.ZERO;
        Optional<Hold> hold = failure.map(PortException::hold);
        return new Tick(reading, seen, plan, List.copyOf(done), hold, retryAfter, startedAt, clock.instant());
    }

    private static Hold refused(Refusal refusal) {
        Complaint first = refusal.complaints().get(0);
        int more = refusal.complaints().size() - 1;
        String problem =
                first.origin() + (first.field().isEmpty() ? "" : ", " + first.field()) + ": " + first.problem();
        return new Hold(Reason.INVALID, problem + (more == 0 ? "" : " (and " + more + " more)"), first.advice());
    }
}
