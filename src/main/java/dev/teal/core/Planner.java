package dev.teal.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one place that decides. A pure function of what Git wants, what the cluster has, the policy and the time: equal
 * arguments give equal plans, and nothing else is looked at.
 *
 * <ol>
 *   <li>What can't be meant, or may not be written, holds everything: nothing is written.
 *   <li>While a routed Service does not point to the desired color: apply what differs, except what serves; then
 *       wait until the color {@linkplain Candidate can serve}; then switch, last.
 *   <li>Once they all point there: see that the endpoints follow, or go back; and keep the rest as Git has it.
 * </ol>
 */
public final class Planner {

    /** Why a release may not even be looked at: it is for a namespace that is not Teal's. */
    public Optional<Hold> forbidden(Release release, Policy policy) {
        return Obstacles.forbiddenNamespace(release, policy);
    }

    /** The doors of pods to knock at, for {@link Observed#answers()}; none once the traffic is where it should be. */
    public Set<Prober.Door> questions(Release read, Observed seen, Policy policy, Instant now) {
        Release release = read.routedBy(seen);
        Policy own = policy.with(release.overrides());
        return new Traffic(release, seen, own, now).arrived()
                ? Set.of()
                : new Candidate(release, seen, own, now).doors();
    }

    /** What to do now, and what is waited for. */
    public Plan plan(Release read, Observed seen, Policy policy, Instant now) {
        Release release = read.routedBy(seen);
        Policy own = policy.with(release.overrides());
        Traffic traffic = new Traffic(release, seen, own, now);
        Candidate candidate = new Candidate(release, seen, own, now);
        Writes writes = new Writes(release, seen, traffic, now);
        return Obstacles.first(release, seen, own)
                .map(Plan::held)
                .orElseGet(() ->
                        traffic.arrived() ? keep(traffic, candidate, writes) : approach(traffic, candidate, writes));
    }

    private static Plan approach(Traffic traffic, Candidate candidate, Writes writes) {
        Release release = candidate.release();
        if (traffic.refused()) {
            return new Plan(writes.proofs(), Optional.of(wentBack(release)));
        }
        List<Action> returns = writes.returns(candidate.failing());
        if (!returns.isEmpty()) {
            return Plan.acting(returns, wentBack(release));
        }
        List<Action> desired = writes.desired();
        if (!desired.isEmpty() && traffic.relabels()) {
            return Plan.held(relabelled(release));
        }
        if (!desired.isEmpty() && traffic.draining(release.active())) {
            return Plan.acting(join(List.of(writes.proofs(), writes.undos())), draining(release.active()));
        }
        List<Action> needed = join(List.of(writes.namespaces(), writes.shared(), desired));
        if (!needed.isEmpty()) {
            return applying(join(List.of(needed, writes.other())));
        }
        return candidate
                .obstacle()
                .map(hold -> Plan.acting(writes.other(), hold))
                .orElseGet(() -> Plan.acting(join(List.of(writes.other(), writes.moves())), proving(release)));
    }

    private static Plan keep(Traffic traffic, Candidate candidate, Writes writes) {
        Release release = candidate.release();
        Optional<Hold> unhealthy = candidate.unhealthy();
        List<Action> returns = writes.returns(candidate.failing());
        if (!returns.isEmpty()) {
            return Plan.acting(returns, wentBack(release));
        }
        List<Action> applies = join(List.of(writes.namespaces(), writes.shared(), writes.desired(), writes.other()));
        List<Action> all = join(List.of(applies, writes.proofs(), writes.touches()));
        return applies.isEmpty()
                ? new Plan(
                        all,
                        unfollowed(traffic)
                                .or(() -> unhealthy)
                                .or(() -> waiting(writes))
                                .or(() -> Obstacles.ofIdle(release, traffic.seen())))
                : applying(all);
    }

    private static Optional<Hold> waiting(Writes writes) {
        return writes.otherWaits()
                ? Optional.of(draining(writes.release().active().other()))
                : Optional.empty();
    }

    private static Optional<Hold> unfollowed(Traffic traffic) {
        return traffic.release().services().stream()
                .flatMap(service -> traffic.seen().live(service).stream()
                        .filter(live -> live.unproven() && !traffic.followed(service, live))
                        .map(live -> traffic.overdue(live) ? wrong(live, traffic) : proving(traffic.release())))
                .findFirst();
    }

    private static Plan applying(List<Action> writes) {
        String count = writes.size() == 1 ? "1 object" : writes.size() + " objects";
        return Plan.acting(writes, Hold.waiting(Reason.APPLIED, "applied " + count));
    }

    private static List<Action> join(List<List<Action>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static Hold draining(Color color) {
        return Hold.waiting(Reason.DRAINING, color + " served until a moment ago; its connections may still be open");
    }

    private static Hold proving(Release release) {
        return Hold.waiting(Reason.PROVING, "moved to " + release.active() + "; the endpoints have not followed yet");
    }

    private static Hold wrong(LiveService live, Traffic traffic) {
        return new Hold(
                Reason.ENDPOINTS_WRONG,
                "the endpoints of " + live.ref() + " did not follow within "
                        + traffic.policy().prove().toSeconds() + " s, and the pods before can't serve",
                "kubectl get endpointslices -l kubernetes.io/service-name="
                        + live.ref().name() + " -n " + live.ref().namespace());
    }

    private static Hold wentBack(Release release) {
        return new Hold(
                Reason.WENT_BACK,
                "the switch to " + release.active() + " was taken back: its endpoints did not follow",
                "commit a change to " + release.desired().deployment().origin().file() + ", or set active-color to "
                        + release.active().other());
    }

    private static Hold relabelled(Release release) {
        Manifest deployment = release.desired().deployment();
        return new Hold(
                Reason.INVALID,
                deployment.origin() + ": " + deployment.ref() + " serves now, and this commit changes the labels that "
                        + "the Service selects: applying it would end the pods that serve",
                "give the new version another metadata.name, or write it into the file of the other color");
    }
}
