package dev.teal.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.core.situation.Scaling;
import dev.teal.core.situation.Situation;

/** What people should know of the cluster, and nothing waits for. */
public final class Remarks {

    private Remarks() {}

    public static List<String> of(Situation situation) {
        List<String> remarks = new ArrayList<>();
        smaller(situation).ifPresent(remarks::add);
        for (String slice : situation.traffic().foreignSlices()) {
            remarks.add(
                    "EndpointSlice " + slice + " is not of Kubernetes' own controller: what it names gets traffic, too,"
                            + " whatever the selector says");
        }
        return remarks;
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
