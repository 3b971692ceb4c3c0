package dev.teal.embedded;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.value.Fields;

/**
 * How the kubelet finds out about a container, with Kubernetes' defaults filled in.
 *
 * @param check what is asked
 * @param initialDelay from the container's start to the first time
 * @param period between two times
 * @param successes in a row that make it hold again
 * @param failures in a row that make it hold no more
 */
record Probe(Check check, Duration initialDelay, Duration period, int successes, int failures) {

    /** What is asked. */
    sealed interface Check {}

    /** A page of the port, a number or a name; any status from 200 to 399 is good. */
    record Page(String port, String path) implements Check {}

    /** A connection to the port, a number or a name. */
    record Connection(String port) implements Check {}

    /** A program in the container, or gRPC: no program runs here, so it finds what {@code /healthz} would say. */
    record Inside() implements Check {}

    /** The container's probe of that name; empty where it has none. */
    static Optional<Probe> of(Map<String, Object> container, String name) {
        Map<String, Object> probe = Fields.map(container, name);
        return probe.isEmpty()
                ? Optional.empty()
                : Optional.of(new Probe(
                        check(probe),
                        Duration.ofSeconds(Fields.number(probe, 0, "initialDelaySeconds")),
                        Duration.ofSeconds(Math.max(1, Fields.number(probe, 10, "periodSeconds"))),
                        Math.max(1, Fields.number(probe, 1, "successThreshold")),
                        Math.max(1, Fields.number(probe, 3, "failureThreshold"))));
    }

    private static Check check(Map<String, Object> probe) {
        if (Fields.at(probe, "httpGet").isPresent()) {
            String path = Fields.text(probe, "httpGet", "path").split("[?#]", 2)[0];
            return new Page(Container.port(probe, "httpGet", "port"), path.startsWith("/") ? path : "/" + path);
        }
        return Fields.at(probe, "tcpSocket").isPresent()
                ? new Connection(Container.port(probe, "tcpSocket", "port"))
                : new Inside();
    }
}
