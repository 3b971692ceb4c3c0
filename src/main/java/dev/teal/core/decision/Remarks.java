package dev.teal.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.core.check.Measurement;
import dev.teal.core.policy.Idle;
import dev.teal.core.situation.Situation;
import dev.teal.core.workload.IdleColor;
import dev.teal.core.workload.Leftover;
import dev.teal.core.workload.Scaling;

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
        led(situation).ifPresent(remarks::add);
        Measurement.of(situation)
                .flatMap(it -> it.missing().map(why -> unmeasured(situation, it, why)).stream())
                .forEach(remarks::add);
        if (situation.traffic().arrived() && !situation.traffic().settling()) {
            Leftover.all(situation)
                    .filter(it -> !it.served())
                    .map(it -> it.ref() + " is in no color's file any more, "
                            + (it.live().counts().replicas() == 0 ? "and has no pods" : "and goes on running")
                            + "; nothing leads to it: " + it.delete())
                    .sorted()
                    .forEach(remarks::add);
        }
        return remarks;
    }

    /** A Prometheus that is broken must not hold anything; but nobody is to believe that something was measured. */
    private static String unmeasured(Situation situation, Measurement measurement, String why) {
        return "the query of " + situation.release().policyFile()
                + ", after.query, has no data, so it takes nothing back: " + why + "; asked was " + measurement.expr();
    }

    /** The file wants the color that does not serve to be put away, and something leads requests to it. */
    private static Optional<String> led(Situation situation) {
        return IdleColor.of(situation)
                .filter(it -> it.policy().then() != Idle.Then.KEEP
                        && situation.traffic().arrived())
                .flatMap(it -> it.ledBy()
                        .map(by -> by + " leads requests to the pods of "
                                + it.version().color() + ", which is not put away as long as it does"));
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
                        + situation.release().desired().file() + " if that is not meant");
    }
}
