package dev.teal.core.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a pod's spec says of how its readiness is found out.
 *
 * @param containers its containers
 * @param sidecars its native sidecars (KEP-753)
 */
public record Readiness(List<Container> containers, List<Container> sidecars) {

    /**
     * One container.
     *
     * @param ports the names and numbers of the ports that it declares
     * @param probe the port that its readiness probe asks, empty text where it asks none; empty without a probe
     */
    public record Container(Set<String> ports, Optional<String> probe) {}

    /**
     * Whether Kubernetes' word that the pod is ready says something of this port, a name or a number. A port that no
     * container declares, though others are declared, counts only if a probe asks that very port: nothing may listen
     * there. Where none are declared at all it may be any container's, so all of them have to be probed.
     */
    public boolean proves(String port) {
        List<Container> declaring =
                all().filter(container -> container.ports().contains(port)).toList();
        if (declaring.isEmpty()
                && all().anyMatch(container -> !container.ports().isEmpty())) {
            return all().anyMatch(container -> container.probe().equals(Optional.of(port)));
        }
        return (declaring.isEmpty() ? containers : declaring)
                .stream().allMatch(container -> container.probe().isPresent());
    }

    private Stream<Container> all() {
        return Stream.concat(containers.stream(), sidecars.stream());
    }
}
