package dev.teal.kube;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.live.Pod;
import dev.teal.core.value.Fields;

/** Reads pods. {@code targetPorts} are those of the Services that could send them traffic. */
record LivePods(LiveWorkloads.ReplicaSets sets, Set<String> targetPorts) {

    /** The pod, if it is not finished. */
    Optional<Pod> unfinished(Map<String, Object> live) {
        return Set.of("Succeeded", "Failed").contains(Fields.text(live, "status", "phase"))
                ? Optional.empty()
                : Optional.of(pod(live));
    }

    private Pod pod(Map<String, Object> live) {
        Optional<String> set = LiveWorkloads.owner(live, "ReplicaSet");
        String owner = set.flatMap(sets::deployment)
                .map(deployment -> "Deployment " + deployment)
                .or(() -> LiveWorkloads.owner(live, ""))
                .orElse("no workload");
        return new Pod(
                Fields.text(live, "metadata", "name"),
                owner,
                set.filter(sets::isNewest).isPresent(),
                state(live),
                Fields.text(live, "status", "podIP"),
                ports(live),
                targetPorts.stream().filter(port -> probes(live, port)).collect(Collectors.toSet()));
    }

    private static Pod.State state(Map<String, Object> live) {
        boolean ready = isTrue(live, "Ready");
        Optional<Instant> since = runningSince(live);
        return new Pod.State(
                Fields.at(live, "metadata", "deletionTimestamp").isPresent() ? Pod.Life.ENDS : Pod.Life.STAYS,
                ready,
                ready ? Optional.empty() : fellAt(live),
                containerStatuses(live)
                        .mapToInt(status -> Fields.number(status, 0, "restartCount"))
                        .sum(),
                since,
                PodTrouble.of(live),
                gate(live));
    }

    /**
     * A pod that has never been ready has the condition since before its containers started; one that fell has it since
     * later.
     */
    private static Optional<Instant> fellAt(Map<String, Object> live) {
        Optional<Instant> started = containerStatuses(live)
                .flatMap(status -> Stream.of(
                                Fields.text(status, "state", "running", "startedAt"),
                                Fields.text(status, "lastState", "terminated", "startedAt"))
                        .filter(text -> !text.isEmpty()))
                .map(Instant::parse)
                .min(Instant::compareTo);
        return condition(live, "Ready")
                .map(it -> Fields.text(it, "lastTransitionTime"))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse)
                .filter(at -> started.filter(at::isAfter).isPresent());
    }

    /** The first readiness gate whose condition is not true, once the containers themselves are ready. */
    private static Optional<String> gate(Map<String, Object> live) {
        return Fields.maps(live, "spec", "readinessGates").stream()
                .map(gate -> Fields.text(gate, "conditionType"))
                .filter(type -> isTrue(live, "ContainersReady") && !isTrue(live, type))
                .findFirst();
    }

    private static boolean isTrue(Map<String, Object> live, String type) {
        return condition(live, type)
                .filter(it -> Fields.text(it, "status").equals("True"))
                .isPresent();
    }

    private static Optional<Map<String, Object>> condition(Map<String, Object> live, String type) {
        return Fields.maps(live, "status", "conditions").stream()
                .filter(it -> Fields.text(it, "type").equals(type))
                .findFirst();
    }

    /** Those of containers that run as long as the pod does. */
    private static Stream<Map<String, Object>> containerStatuses(Map<String, Object> live) {
        Set<String> sidecars = sidecars(live).map(it -> Fields.text(it, "name")).collect(Collectors.toSet());
        return Stream.concat(
                Fields.maps(live, "status", "containerStatuses").stream(),
                Fields.maps(live, "status", "initContainerStatuses").stream()
                        .filter(status -> sidecars.contains(Fields.text(status, "name"))));
    }

    private static Optional<Instant> runningSince(Map<String, Object> live) {
        List<String> starts = containerStatuses(live)
                .map(status -> Fields.text(status, "state", "running", "startedAt"))
                .toList();
        return starts.contains("")
                ? Optional.empty()
                : starts.stream().map(Instant::parse).max(Instant::compareTo);
    }

    /** As the endpoints controller looks a name up: the first TCP port of that name. */
    private static Map<String, Integer> ports(Map<String, Object> live) {
        Map<String, Integer> named = new HashMap<>();
        containers(live)
                .flatMap(container -> Fields.maps(container, "ports").stream())
                .filter(port -> Set.of("", "TCP").contains(Fields.text(port, "protocol")))
                .filter(port -> !Fields.text(port, "name").isEmpty())
                .forEach(port -> named.putIfAbsent(Fields.text(port, "name"), Fields.number(port, 0, "containerPort")));
        return named;
    }

    /** A port that no container declares may be any container's, so all of them have to be probed. */
    private static boolean probes(Map<String, Object> live, String port) {
        List<Map<String, Object>> declaring = containers(live)
                .filter(container -> Fields.maps(container, "ports").stream()
                        .anyMatch(it -> port.equals(Fields.text(it, "name"))
                                || port.equals(String.valueOf(Fields.number(it, 0, "containerPort")))))
                .toList();
        List<Map<String, Object>> asked = declaring.isEmpty() ? Fields.maps(live, "spec", "containers") : declaring;
        return asked.stream()
                .allMatch(container -> !Fields.map(container, "readinessProbe").isEmpty());
    }

    /** Containers and native sidecars (KEP-753), in the order in which Kubernetes looks a port's name up. */
    private static Stream<Map<String, Object>> containers(Map<String, Object> live) {
        return Stream.concat(Fields.maps(live, "spec", "containers").stream(), sidecars(live));
    }

    private static Stream<Map<String, Object>> sidecars(Map<String, Object> live) {
        return Fields.maps(live, "spec", "initContainers").stream()
                .filter(it -> Fields.text(it, "restartPolicy").equals("Always"));
    }
}
