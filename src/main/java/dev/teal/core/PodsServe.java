package dev.teal.core;

import java.util.List;
import java.util.Optional;

/**
 * After the proof no more pods than a rolling update may take away have stopped being ready, and at least one serves.
 * Pods that have not been ready yet are a rollout's or an autoscaler's and no trouble.
 */
final class PodsServe implements Alarm {

    @Override
    public Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live) {
        if (live.unproven() || situation.deployment().isEmpty()) {
            return Optional.empty();
        }
        LiveDeployment deployment = situation.deployment().get();
        List<Pod> pods =
                live.selector().map(it -> situation.live().pods(service, it)).orElse(List.of());
        long ready = pods.stream().filter(Pod::ready).count();
        int least = deployment.counts().replicas() - deployment.maxUnavailable();
        Optional<Pod> fallen = pods.stream()
                .filter(pod -> pod.stays() && pod.state().fellAt().isPresent())
                .findFirst();
        boolean none = ready == 0;
        return none || fallen.isPresent() && ready < least
                ? Optional.of(Holds.notServing(situation, service, ready, fallen))
                : Optional.empty();
    }
}
