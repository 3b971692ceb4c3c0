package dev.teal.core.workload;

import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.situation.Situation;

/** Whether the desired color has the pods that it serves a routed Service with. */
public record Capacity(Situation situation, RoutedService service, LiveService live) {

    /** How many of the pods that the Service selects are ready. */
    public long ready() {
        return pods().stream().filter(Pod::ready).count();
    }

    /** A pod that was ready, and is no longer. */
    public Optional<Pod> fallen() {
        return pods().stream()
                .filter(pod -> pod.stays() && pod.state().fellAt().isPresent())
                .findFirst();
    }

    /**
     * Whether more pods have stopped being ready than a rolling update may take away, or none serves. Pods that have not been
     * ready yet are a rollout's or an autoscaler's, and no lack.
     */
    public boolean isShort() {
        Optional<LiveDeployment> deployment = situation.deployment();
        if (deployment.isEmpty()) {
            return false;
        }
        int replicas = deployment.get().counts().replicas();
        int least = replicas - deployment.get().maxUnavailable();
        boolean over = deployment.get().rollout().progressedAt().isEmpty();
        boolean crashing = situation
                .live()
                .trouble(situation.release(), situation.active())
                .isPresent();
        boolean none = ready() == 0 && (over || crashing || replicas == 0);
        return none || fallen().isPresent() && (ready() == 0 || ready() < least);
    }

    private List<Pod> pods() {
        return live.selector()
                .map(selector -> situation.live().pods(service, selector))
                .orElse(List.of());
    }
}
