package dev.teal.core.alarm;

import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.situation.Holds;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;

/**
 * After the proof no more pods than a rolling update may take away have stopped being ready, and at least one serves.
 * Pods that have not been ready yet are a rollout's or an autoscaler's and no trouble.
 */
public final class PodsServe implements Alarm {

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
