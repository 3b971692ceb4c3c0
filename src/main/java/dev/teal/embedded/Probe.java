package dev.teal.embedded;

import java.time.Duration;
import java.util.Optional;

import dev.teal.core.value.Tree;

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
    static Optional<Probe> of(Tree container, String name) {
        Tree probe = container.tree(name);
        return probe.isEmpty()
                ? Optional.empty()
                : Optional.of(new Probe(
                        check(probe),
                        Duration.ofSeconds(probe.number(0, "initialDelaySeconds")),
                        Duration.ofSeconds(Math.max(1, probe.number(10, "periodSeconds"))),
                        Math.max(1, probe.number(1, "successThreshold")),
                        Math.max(1, probe.number(3, "failureThreshold"))));
    }

    /** The port that it asks, a number or a name; empty where it asks none. */
    String port() {
        if (check instanceof Page page) {
            return page.port();
        }
        return check instanceof Connection connection ? connection.port() : "";
    }

    private static Check check(Tree probe) {
        if (probe.at("httpGet").isPresent()) {
            String path = probe.text("httpGet", "path").split("[?#]", 2)[0];
            return new Page(Container.port(probe, "httpGet", "port"), path.startsWith("/") ? path : "/" + path);
        }
        return probe.at("tcpSocket").isPresent()
                ? new Connection(Container.port(probe, "tcpSocket", "port"))
                : new Inside();
    }
}
