package dev.teal.kube.look;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.live.Pod;
import dev.teal.core.live.Readiness;
import dev.teal.core.value.Tree;

/** Draws pods. {@code targetPorts} are those of the Services that could send them traffic. */
record PodDrawing(LiveWorkloads.ReplicaSets sets, Set<String> targetPorts) {

    /** The pod, if it is not finished. */
    Optional<Pod> unfinished(Tree live) {
        return Set.of("Succeeded", "Failed").contains(live.text("status", "phase"))
                ? Optional.empty()
                : Optional.of(pod(live));
    }

    private Pod pod(Tree live) {
        Optional<String> set = LiveWorkloads.owner(live, "ReplicaSet");
        String owner = set.flatMap(sets::deployment)
                .map(deployment -> "Deployment " + deployment)
                .or(() -> LiveWorkloads.owner(live, ""))
                .orElse("no workload");
        return new Pod(
                live.text("metadata", "name"),
                owner,
                set.filter(sets::isNewest).isPresent(),
                state(live),
                live.text("status", "podIP"),
                ports(live),
                targetPorts.stream().filter(readiness(live)::proves).collect(Collectors.toSet()));
    }

    private static Pod.State state(Tree live) {
        boolean ready = isTrue(live, "Ready");
        Optional<Instant> since = runningSince(live);
        return new Pod.State(
                live.at("metadata", "deletionTimestamp").isPresent() ? Pod.Life.ENDS : Pod.Life.STAYS,
                bornAt(live),
                ready,
                ready ? changedAt(live) : Optional.empty(),
                ready ? Optional.empty() : fellAt(live),
                containerStatuses(live)
                        .mapToInt(status -> status.number(0, "restartCount"))
                        .sum(),
                since,
                PodTrouble.of(live),
                gate(live));
    }

    private static Instant bornAt(Tree live) {
        String at = live.text("metadata", "creationTimestamp");
        return at.isEmpty() ? Instant.EPOCH : Instant.parse(at);
    }

    /**
     * A pod that has never been ready has the condition since before its containers started; one that fell has it since
     * later.
     */
    private static Optional<Instant> fellAt(Tree live) {
        Optional<Instant> started = containerStatuses(live)
                .flatMap(status -> Stream.of(
                                status.text("state", "running", "startedAt"),
                                status.text("lastState", "terminated", "startedAt"))
                        .filter(text -> !text.isEmpty()))
                .map(Instant::parse)
                .min(Instant::compareTo);
        return changedAt(live).filter(at -> started.filter(at::isAfter).isPresent());
    }

    /** When it last became ready, or stopped being so. */
    private static Optional<Instant> changedAt(Tree live) {
        return condition(live, "Ready")
                .map(it -> it.text("lastTransitionTime"))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
    }

    /** The first readiness gate whose condition is not true, once the containers themselves are ready. */
    private static Optional<String> gate(Tree live) {
        return live.trees("spec", "readinessGates").stream()
                .map(gate -> gate.text("conditionType"))
                .filter(type -> isTrue(live, "ContainersReady") && !isTrue(live, type))
                .findFirst();
    }

    private static boolean isTrue(Tree live, String type) {
        return condition(live, type)
                .filter(it -> it.text("status").equals("True"))
                .isPresent();
    }

    private static Optional<Tree> condition(Tree live, String type) {
        return live.trees("status", "conditions").stream()
                .filter(it -> it.text("type").equals(type))
                .findFirst();
    }

    /** Those of containers that run as long as the pod does. */
    private static Stream<Tree> containerStatuses(Tree live) {
        Set<String> sidecars = sidecars(live).map(it -> it.text("name")).collect(Collectors.toSet());
        return Stream.concat(
                live.trees("status", "containerStatuses").stream(),
                live.trees("status", "initContainerStatuses").stream()
                        .filter(status -> sidecars.contains(status.text("name"))));
    }

    private static Optional<Instant> runningSince(Tree live) {
        List<String> starts = containerStatuses(live)
                .map(status -> status.text("state", "running", "startedAt"))
                .toList();
        return starts.contains("")
                ? Optional.empty()
                : starts.stream().map(Instant::parse).max(Instant::compareTo);
    }

    /** As the endpoints controller looks a name up: the first TCP port of that name. */
    private static Map<String, Integer> ports(Tree live) {
        Map<String, Integer> named = new HashMap<>();
        containers(live)
                .flatMap(container -> container.trees("ports").stream())
                .filter(port -> Set.of("", "TCP").contains(port.text("protocol")))
                .filter(port -> !port.text("name").isEmpty())
                .forEach(port -> named.putIfAbsent(port.text("name"), port.number(0, "containerPort")));
        return named;
    }

    private static Readiness readiness(Tree live) {
        return new Readiness(
                live.trees("spec", "containers").stream()
                        .map(PodDrawing::readable)
                        .toList(),
                sidecars(live).map(PodDrawing::readable).toList());
    }

    private static Readiness.Container readable(Tree container) {
        Set<String> ports = new HashSet<>();
        for (Tree port : container.trees("ports")) {
            ports.add(String.valueOf(port.number(0, "containerPort")));
            if (!port.text("name").isEmpty()) {
                ports.add(port.text("name"));
            }
        }
        Tree probe = container.tree("readinessProbe");
        return new Readiness.Container(ports, probe.isEmpty() ? Optional.empty() : Optional.of(asked(probe)));
    }

    /** The number of the port that a probe asks; empty for a name, which some container declares, or none. */
    private static String asked(Tree probe) {
        return Stream.of("httpGet", "tcpSocket", "grpc")
                .map(how -> probe.number(0, how, "port"))
                .filter(number -> number > 0)
                .findFirst()
                .map(String::valueOf)
                .orElse("");
    }

    /** Containers and native sidecars (KEP-753), in the order in which Kubernetes looks a port's name up. */
    private static Stream<Tree> containers(Tree live) {
        return Stream.concat(live.trees("spec", "containers").stream(), sidecars(live));
    }

    private static Stream<Tree> sidecars(Tree live) {
        return live.trees("spec", "initContainers").stream()
                .filter(it -> it.text("restartPolicy").equals("Always"));
    }
}
