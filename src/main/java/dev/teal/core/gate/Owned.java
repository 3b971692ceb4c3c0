package dev.teal.core.gate;

import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** Every pod that the new selectors would send traffic to is the desired color's own, and stays. */
public final class Owned implements Gate {

    @Override
    public Verdict ask(Situation situation) {
        return Verdict.of(situation.release().services().stream()
                .flatMap(service -> first(situation, service).stream())
                .findFirst());
    }

    /** Whether a pod belongs to the desired color's Deployment. */
    public static boolean isOwn(Situation situation, Pod pod) {
        return pod.owner()
                .equals("Deployment "
                        + situation.release().desired().deployment().ref().name());
    }

    /** A pod of another workload under the new selector. */
    public static Optional<Hold> foreign(Situation situation, RoutedService service) {
        return situation.pods(service).stream()
                .filter(pod -> pod.stays() && !isOwn(situation, pod))
                .findFirst()
                .map(pod -> GateHolds.foreignPod(situation, service.selectorFor(situation.active()), pod));
    }

    private static Optional<Hold> first(Situation situation, RoutedService service) {
        return foreign(situation, service).or(() -> ending(situation, service));
    }

    /** A pod that ends is an endpoint only where the Service publishes whatever has an address. */
    private static Optional<Hold> ending(Situation situation, RoutedService service) {
        boolean published = situation
                .live()
                .service(service)
                .filter(live -> live.endpoints().reach() == LiveService.Reach.EVERY)
                .isPresent();
        return situation.pods(service).stream()
                .filter(pod -> published && !pod.stays())
                .findFirst()
                .map(pod -> Hold.waiting(
                        Reason.NOT_READY,
                        "pod " + pod.name() + " is being deleted, and " + service.ref()
                                + " would still send it traffic (publishNotReadyAddresses)"));
    }
}
