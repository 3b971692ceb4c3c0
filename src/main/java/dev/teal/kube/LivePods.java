package dev.teal.kube;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.Fields;
import dev.teal.core.Pod;

/** Reads pods. {@code targetPorts} are those of the Services that could send them traffic. */
record LivePods(LiveWorkloads.ReplicaSets sets, Set<String> targetPorts) {

    /** The kubelet's reasons for waiting that do not go away by themselves. */
    private static final Set<String> TROUBLES = Set.of(
            "CrashLoopBackOff",
            "ImagePullBackOff",
            "ErrImagePull",
            "ErrImageNeverPull",
            "InvalidImageName",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    /** The pod, if it counts: it is neither finished nor being deleted. */
    Optional<Pod> counting(Map<String, Object> live) {
        boolean ended = Set.of("Succeeded", "Failed").contains(Fields.text(live, "status", "phase"));
        return ended || Fields.at(live, "metadata", "deletionTimestamp").isPresent()
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
                Fields.maps(live, "status", "conditions").stream()
                        .anyMatch(condition -> Fields.text(condition, "type").equals("Ready")
                                && Fields.text(condition, "status").equals("True")),
                statuses(live)
                        .mapToInt(status -> Fields.number(status, 0, "restartCount"))
                        .sum(),
                runningSince(live),
                Fields.text(live, "status", "podIP"),
                ports(live),
                targetPorts.stream().filter(port -> probes(live, port)).collect(Collectors.toSet()),
                statuses(live).flatMap(status -> trouble(status).stream()).findFirst());
    }

    private static Stream<Map<String, Object>> statuses(Map<String, Object> live) {
        return Stream.concat(
                Fields.maps(live, "status", "initContainerStatuses").stream(),
                Fields.maps(live, "status", "containerStatuses").stream());
    }

    private static Optional<Instant> runningSince(Map<String, Object> live) {
        List<String> starts = Fields.maps(live, "status", "containerStatuses").stream()
                .map(status -> Fields.text(status, "state", "running", "startedAt"))
                .toList();
        return starts.contains("")
                ? Optional.empty()
                : starts.stream().map(Instant::parse).max(Instant::compareTo);
    }

    private static Map<String, Integer> ports(Map<String, Object> live) {
        Map<String, Integer> named = new HashMap<>();
        containers(live)
                .flatMap(container -> Fields.maps(container, "ports").stream())
                .forEach(port -> {
                    if (!Fields.text(port, "name").isEmpty()) {
                        named.put(Fields.text(port, "name"), Fields.number(port, 0, "containerPort"));
                    }
                });
        return named;
    }

    /** A port that no container declares may be any container's, so all of them have to be probed. */
    private static boolean probes(Map<String, Object> live, String port) {
        List<Map<String, Object>> declaring = containers(live)
                .filter(container -> Fields.maps(container, "ports").stream()
                        .anyMatch(it -> port.equals(Fields.text(it, "name"))
                                || port.equals(String.valueOf(Fields.number(it, 0, "containerPort")))))
                .toList();
        List<Map<String, Object>> asked = declaring.isEmpty() ? containers(live).toList() : declaring;
        return asked.stream()
                .allMatch(container -> !Fields.map(container, "readinessProbe").isEmpty());
    }

    private static Stream<Map<String, Object>> containers(Map<String, Object> live) {
        return Fields.maps(live, "spec", "containers").stream();
    }

    private static Optional<String> trouble(Map<String, Object> status) {
        String container = "container " + Fields.text(status, "name") + " (" + Fields.text(status, "image") + "): ";
        int restarts = Fields.number(status, 0, "restartCount");
        String waiting = Fields.text(status, "state", "waiting", "reason");
        if (TROUBLES.contains(waiting)) {
            String exit = Fields.at(status, "lastState", "terminated", "exitCode")
                    .map(code -> exit(code, restarts))
                    .orElseGet(() -> ": " + Fields.text(status, "state", "waiting", "message"));
            return Optional.of(container + waiting + exit);
        }
        // Between two restarts the kubelet may go on reporting the end of the last run instead of CrashLoopBackOff.
        return Fields.at(status, "state", "terminated", "exitCode")
                .filter(code -> restarts > 0 && !code.equals(0))
                .map(code -> container + Fields.text(status, "state", "terminated", "reason") + exit(code, restarts));
    }

    private static String exit(Object code, int restarts) {
        return ", last exit code " + code + ", restarts: " + restarts;
    }
}
