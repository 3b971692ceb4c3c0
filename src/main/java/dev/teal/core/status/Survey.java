package dev.teal.core.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.decision.Planner;
import dev.teal.core.decision.Trickles;
import dev.teal.core.desired.Release;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.plan.Plan;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Counting;
import dev.teal.core.port.Inquiry;
import dev.teal.core.port.PortException;
import dev.teal.core.situation.Care;
import dev.teal.core.situation.Memory;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.write.Stamp;

/**
 * Sees what one look decides from: what is known of the cluster where that plans nothing, and else the cluster itself. A cache may
 * say that nothing is to be done; only the API server may say that something is.
 */
record Survey(Cluster cluster, Inquiry inquiry, Counting counting, Care care, Permissions permissions) {

    private static final Planner PLANNER = new Planner();

    /** What was seen, and what follows from it. */
    record Decided(Situation situation, Plan plan) {}

    /**
     * What is to be done about this release now.
     *
     * @throws PortException where that can't be found out
     */
    Decided decided(Release release, Memory memory, Instant now) throws PortException {
        Optional<Decided> calm = calm(release, memory, now);
        return calm.isPresent() ? calm.get() : decided(seen(release, memory, now));
    }

    private static Decided decided(Situation situation) {
        return new Decided(situation, PLANNER.plan(situation));
    }

    /** What is known without asking the cluster, where nothing is to be done by that. */
    private Optional<Decided> calm(Release release, Memory memory, Instant now) throws PortException {
        Optional<Live> kept = cluster.glance(new Scope(release));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Situation looked = situation(release, kept.get(), memory, now);
        Map<ObjectRef, Drift> drifts = new HashMap<>();
        for (Aim aim : PLANNER.aims(looked)) {
            Optional<Drift> known = cluster.known(aim);
            if (known.isEmpty() && !isLikelyInOrder(aim, looked)) {
                return Optional.empty();
            }
            drifts.put(aim.wanted().ref(), known.isPresent() ? known.get() : cluster.compare(aim));
        }
        Decided decided = decided(answered(looked.compared(drifts)));
        return decided.plan().actions().isEmpty() ? Optional.of(decided) : Optional.empty();
    }

    /**
     * Whether a comparison of this object alone probably ends the look: after a start most are as Git wants them, and what was
     * applied for this very commit was changed by somebody else since, in what may not matter.
     */
    private static boolean isLikelyInOrder(Aim aim, Situation looked) {
        boolean first = looked.memory().understood().isEmpty();
        return !aim.isNew() && (first || Stamp.isOf(looked.release().commit(), aim.live()));
    }

    private Situation seen(Release release, Memory memory, Instant now) throws PortException {
        Situation looked = situation(release, cluster.look(new Scope(release)), memory, now);
        Map<ObjectRef, Drift> drifts = new HashMap<>();
        for (Aim aim : PLANNER.aims(looked)) {
            // What is about to be created is tried before it is, each time.
            Optional<Drift> known = aim.isNew() ? Optional.empty() : cluster.known(aim);
            drifts.put(aim.wanted().ref(), known.isPresent() ? known.get() : cluster.compare(aim));
        }
        Situation answered = answered(looked.compared(drifts));
        List<Drift> rehearsed = new ArrayList<>();
        for (Aim aim : PLANNER.rehearsal(answered)) {
            rehearsed.add(cluster.compare(aim));
        }
        return answered.rehearsed(rehearsed);
    }

    /** With what pods have answered, and with what has come of the requests that are counted. */
    private Situation answered(Situation compared) {
        Situation asked = compared.answered(inquiry.ask(PLANNER.questions(compared)));
        return asked.counting(counting.count(Trickles.of(asked)));
    }

    /** What still serves while the folder can't be read: only looked at, and for people. */
    Optional<Situation> served(Release understood, Memory memory, Instant now) {
        try {
            Scope scope = new Scope(understood);
            Optional<Live> kept = cluster.glance(scope);
            Live live = kept.isPresent() ? kept.get() : cluster.look(scope);
            return Optional.of(situation(understood, live, memory, now));
        } catch (PortException e) {
            // What is wrong with the folder is the news; that the cluster is away, the next commit will find.
            return Optional.empty();
        }
    }

    private Situation situation(Release release, Live live, Memory memory, Instant now) {
        return Situation.of(release, live, memory, care, permissions, now);
    }
}
