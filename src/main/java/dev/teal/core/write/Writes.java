package dev.teal.core.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.alarm.Holds;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.PreviewService;
import dev.teal.core.desired.Release;
import dev.teal.core.live.Drift;
import dev.teal.core.plan.Action;
import dev.teal.core.policy.Idle;
import dev.teal.core.situation.Situation;
import dev.teal.core.situation.Traffic;
import dev.teal.core.value.Hold;
import dev.teal.core.workload.IdleColor;
import dev.teal.core.workload.Wanted;

/** The objects that would bring the cluster nearer to a release, each kind by itself; the planner chooses. */
public record Writes(Situation situation) {

    private Release release() {
        return situation.release();
    }

    private Traffic traffic() {
        return situation.traffic();
    }

    /** The namespaces that do not exist yet. */
    public List<Action> namespaces() {
        return situation.missingNamespaces().stream()
                .<Action>map(Action.CreateNamespace::new)
                .toList();
    }

    /** The objects of neither color that differ. */
    public List<Action> shared() {
        return apply(release().shared());
    }

    /** The objects of the desired color that differ. */
    public List<Action> desired() {
        return apply(release().desired().manifests());
    }

    /** The preview Services that differ, or have another color to show. */
    public List<Action> previews() {
        return apply(release().previews().stream().map(PreviewService::manifest).toList());
    }

    /** Whether the other color differs and has to wait until its connections are over. */
    public boolean otherWaits() {
        return release()
                .other()
                .filter(version -> traffic().draining(version.color()))
                .filter(version -> !apply(version.manifests()).isEmpty())
                .isPresent();
    }

    /**
     * The other color, unless requests still go to its pods; and never in one look with the desired one, but for content
     * that is new: what makes both differ at once is no commit.
     */
    public List<Action> other() {
        boolean together = situation.memory().isNew(release()) || desired().isEmpty();
        return release()
                .other()
                .filter(version -> together)
                .filter(version -> !traffic().servesElsewhere(version.color())
                        && !traffic().draining(version.color()))
                .map(version -> apply(version.manifests()))
                .orElse(List.of());
    }

    /** What of the desired color differs in annotations only: no pod changes by it. */
    public List<Action> cosmetic() {
        return apply(release().desired().manifests().stream()
                .filter(it -> situation.drift(it) instanceof Drift.Differs differs && differs.cosmetic())
                .toList());
    }

    /** Starts what tests a color, and puts away what has tested one that Git has no more. */
    public List<Action> jobs() {
        return new JobWrites(situation).all();
    }

    /** Puts away the color that does not serve, once that is due, and what has left Git. */
    public List<Action> idle() {
        return new IdleWrites(situation).all();
    }

    /** Puts back each routed Service that a hand has deleted, emptied or widened. */
    public List<Action> restores() {
        return new Restores(situation).all();
    }

    /** What is not applied a third time. */
    public Stream<Manifest> braked() {
        return release().manifests().filter(this::isBraked);
    }

    /** Something of the desired color that does not stay as Git has it, but for annotations: its pods are the same. */
    public Optional<Hold> unstable() {
        List<Manifest> needed = new ArrayList<>(release().shared());
        needed.addAll(release().desired().manifests());
        return braked().filter(needed::contains)
                .filter(it -> situation.drift(it) instanceof Drift.Differs differs && !differs.cosmetic())
                .findFirst()
                .map(it -> Holds.unstable(it, (Drift.Differs) situation.drift(it)));
    }

    private List<Action> apply(List<Manifest> manifests) {
        Aims aims = new Aims(situation);
        List<Action> actions = new ArrayList<>();
        for (Manifest manifest : manifests) {
            Drift drift = situation.drift(manifest);
            if (isDeleted(manifest)) {
                continue;
            }
            if (drift.pending() && !isBraked(manifest)) {
                actions.add(new Action.Apply(aims.applied(manifest), why(drift)));
            }
        }
        return actions;
    }

    /** Whether it is the file's wish that the object is gone while its color does not serve. */
    public boolean isDeleted(Manifest manifest) {
        return !manifest.ref().kind().equals("Service")
                && IdleColor.of(situation)
                        .filter(idle -> idle.policy().then() == Idle.Then.DELETE
                                && idle.away().isPresent()
                                && idle.version().manifests().contains(manifest))
                        .isPresent();
    }

    /** Whether this object was written twice already and did not stay so. */
    public boolean isBraked(Manifest manifest) {
        return situation
                .memory()
                .attempts()
                .brake(new Wanted(situation).of(manifest), situation.drift(manifest), situation.now());
    }

    /** How an object differs, in a few words, for the log. */
    public static String why(Drift drift) {
        if (drift instanceof Drift.Differs differs) {
            return String.join(", ", differs.fields());
        }
        return drift.pending() ? "it did not exist" : "marks";
    }
}
