package dev.teal.core.live;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pod that is not finished.
 *
 * @param owner the workload that made it, as in {@code Deployment shop-v2}; "no workload" for a bare pod
 * @param newest whether it is of its Deployment's newest ReplicaSet
 * @param state how it is
 * @param address its IP; empty before it has one
 * @param ports its named TCP ports, as a Service looks them up: the first container that has the name
 * @param probed the target ports whose readiness Kubernetes itself probes, as the Service writes them
 */
public record Pod(
        String name,
        String owner,
        boolean newest,
        State state,
        String address,
        Map<String, Integer> ports,
        Set<String> probed) {

    /**
     * How a pod is, by its status.
     *
     * @param life whether it is being deleted
     * @param bornAt when it was made; the epoch where the server does not say
     * @param ready its condition {@code Ready}
     * @param readySince when it last became ready, in whole seconds, rounded down by the kubelet; empty while it is not
     * @param fellAt when it stopped being ready after it was; empty while it is ready, and before it first was
     * @param restarts of all containers
     * @param runningSince when the last of its containers started; empty while one does not run. Whole seconds, rounded
     *     down by the kubelet
     * @param trouble why a container can't run, once that is clear
     * @param gate the readiness gate (KEP-580) that it waits for
     */
    public record State(
            Life life,
            Instant bornAt,
            boolean ready,
            Optional<Instant> readySince,
            Optional<Instant> fellAt,
            int restarts,
            Optional<Instant> runningSince,
            Optional<String> trouble,
            Optional<String> gate) {}

    /** Whether a pod stays. */
    public enum Life {
        STAYS,
        /** It is being deleted, and may still answer. */
        ENDS
    }

    /** Whether it counts as able to serve: ready, and not being deleted. */
    public boolean ready() {
        return stays() && state.ready();
    }

    /** Whether it is not being deleted. */
    public boolean stays() {
        return state.life() == Life.STAYS;
    }

    /** Where this pod listens for a Service's target port; empty where it has no such port or no address yet. */
    public Optional<Door> door(String targetPort) {
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Integer named = ports.get(targetPort);
        if (named != null) {
            return Optional.of(new Door(address, named));
        }
        return targetPort.chars().allMatch(Character::isDigit) && !targetPort.isEmpty()
                ? Optional.of(new Door(address, Integer.parseInt(targetPort)))
                : Optional.empty();
    }

    /**
     * A port of a pod.
     *
     * @param address the pod's IP
     * @param port the container's port
     */
    public record Door(String address, int port) {

        @Override
        public String toString() {
            return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
        }
    }
}
