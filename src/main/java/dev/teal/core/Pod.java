package dev.teal.core;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A pod that counts: not finished, and not being deleted.
 *
 * @param owner the workload that made it, as in {@code Deployment shop-v2}; "no workload" for a bare pod
 * @param newest whether it is of its Deployment's newest ReplicaSet
 * @param ready its condition {@code Ready}
 * @param restarts of all containers
 * @param runningSince when the last of its containers started; empty while one does not run. Whole seconds, rounded
 *     down by the kubelet
 * @param address its IP; empty before it has one
 * @param ports its named container ports
 * @param probed the target ports whose readiness Kubernetes itself probes, as the Service writes them
 * @param trouble why a container can't run, once that is clear
 */
public record Pod(
        String name,
        String owner,
        boolean newest,
        boolean ready,
        int restarts,
        Optional<Instant> runningSince,
        String address,
        Map<String, Integer> ports,
        java.util.Set<String> probed,
        Optional<String> trouble) {

    /** Where this pod listens for a Service's target port; empty where it has no such port or no address yet. */
    public Optional<Prober.Door> door(String targetPort) {
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Integer named = ports.get(targetPort);
        if (named != null) {
            return Optional.of(new Prober.Door(address, named));
        }
        return targetPort.chars().allMatch(Character::isDigit) && !targetPort.isEmpty()
                ? Optional.of(new Prober.Door(address, Integer.parseInt(targetPort)))
                : Optional.empty();
    }
}
