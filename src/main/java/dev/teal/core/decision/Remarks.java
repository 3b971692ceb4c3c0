package dev.teal.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.situation.Scaling;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/** What people should know of the cluster, and nothing waits for. */
public final class Remarks {

    private Remarks() {}

    /** One sentence each, in the order in which they matter. */
    public static List<String> of(Situation situation) {
        List<String> remarks = new ArrayList<>();
        smaller(situation).ifPresent(remarks::add);
        for (String slice : situation.traffic().foreignSlices()) {
            remarks.add(
                    "EndpointSlice " + slice + " is not of Kubernetes' own controller: what it names gets traffic, too,"
                            + " whatever the selector says");
        }
        situation.memory().left().stream()
                .filter(ref -> isIdle(situation, ref))
                .map(ref -> ref + " is in no file any more, and goes on running; nothing leads to it: kubectl delete "
                        + ref.kubectl())
                .sorted()
                .forEach(remarks::add);
        return remarks;
    }

    /** Whether it is there and no routed Service leads to it, nor did until a moment ago. */
    private static boolean isIdle(Situation situation, ObjectRef left) {
        Tree live = situation.live().object(left);
        Map<String, String> labels = live.texts("spec", "template", "metadata", "labels");
        return !live.isEmpty()
                && situation.traffic().arrived()
                && !situation.traffic().settling()
                && situation.release().services().stream()
                        .flatMap(service -> situation.live().service(service).stream())
                        .flatMap(service -> service.selector().stream())
                        .noneMatch(selector -> selector.matches(labels));
    }

    /** A smaller color may be meant; where an autoscaler could make it larger, it is waited for. */
    private static Optional<String> smaller(Situation situation) {
        Scaling scaling = new Scaling(situation, situation.active());
        int enough = scaling.enough();
        int serving = scaling.serving();
        return situation.traffic().arrived() || serving <= enough
                ? Optional.empty()
                : Optional.of(situation.active() + " has " + enough + (enough == 1 ? " pod" : " pods")
                        + ", and " + serving + " serve now: set spec.replicas in "
                        + situation.release().desired().deployment().origin().file() + " if that is not meant");
    }
}
