package dev.teal.core.workload;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.live.LiveDeployment;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;

/** A Deployment that was a color's, stands in no color's file any more, and goes on running. */
public record Leftover(Situation situation, LiveDeployment live) {

    /** All of them. */
    public static Stream<Leftover> all(Situation situation) {
        return situation.live().leftovers().stream().map(live -> new Leftover(situation, live));
    }

    /** The one of this name, as pods name their owner, as in {@code Deployment web}. */
    public static Optional<Leftover> owner(Situation situation, String owner) {
        return all(situation)
                .filter(it -> owner.equals(it.ref().kind() + " " + it.ref().name()))
                .findFirst();
    }

    /** Its address. */
    public ObjectRef ref() {
        return live.ref();
    }

    /** Whether a live Service of the folder selects its pods. */
    public boolean served() {
        return situation
                .release()
                .manifests()
                .filter(manifest -> manifest.ref().kind().equals("Service"))
                .map(manifest -> situation.live().object(manifest.ref()).texts("spec", "selector"))
                .filter(selector -> !selector.isEmpty())
                .anyMatch(selector -> new Selector(selector).matches(live.podLabels()));
    }

    /** Whether the file wants it put away by now, and nothing leads to it. */
    public boolean isDue() {
        return new Rest(situation, Optional.of(live)).isOver()
                && new Leading(situation).to(live.podLabels(), List.of()).isEmpty()
                && situation.live().leads().slices().isEmpty();
    }

    /** The command that ends it. */
    public String delete() {
        return "kubectl delete " + ref().kubectl();
    }
}
