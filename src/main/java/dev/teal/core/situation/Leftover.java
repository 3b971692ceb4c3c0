package dev.teal.core.situation;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** A Deployment that was a color's, stands in no color's file any more, and goes on running. */
public record Leftover(Situation situation, ObjectRef ref) {

    /** All that this process knows of, as far as they exist. */
    public static Stream<Leftover> all(Situation situation) {
        return situation.memory().left().stream()
                .filter(ref -> !situation.live().object(ref).isEmpty())
                .filter(ref -> situation.release().versions().values().stream()
                        .noneMatch(version -> version.deployment().ref().equals(ref)))
                .map(ref -> new Leftover(situation, ref));
    }

    /** The one of this name, as pods name their owner, as in {@code Deployment web}. */
    public static Optional<Leftover> owner(Situation situation, String owner) {
        return all(situation)
                .filter(it -> owner.equals(it.ref().kind() + " " + it.ref().name()))
                .findFirst();
    }

    /** Whether a live Service of the folder selects its pods. */
    public boolean served() {
        Tree live = situation.live().object(ref);
        Map<String, String> labels = live.texts("spec", "template", "metadata", "labels");
        return situation
                .release()
                .manifests()
                .filter(manifest -> manifest.ref().kind().equals("Service"))
                .map(manifest -> situation.live().object(manifest.ref()).texts("spec", "selector"))
                .filter(selector -> !selector.isEmpty())
                .anyMatch(selector -> new Selector(selector).matches(labels));
    }

    /** The command that ends it. */
    public String delete() {
        return "kubectl delete " + ref.kubectl();
    }
}
