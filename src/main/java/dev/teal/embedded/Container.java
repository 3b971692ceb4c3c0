package dev.teal.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.live.Readiness;
import dev.teal.core.value.Tree;

/**
 * A container as its Deployment describes it, and what its program does once it runs.
 *
 * @param behaviour of its image
 * @param named its ports that have a name
 * @param listening the ports where its program listens: {@code PORT} of its environment, or else those that it declares;
 *     empty where nothing is said about them, and then it is any
 */
record Container(
        String name,
        String image,
        Behaviour behaviour,
        Map<String, Integer> named,
        Set<Integer> listening,
        Optional<Probe> startup,
        Optional<Probe> readiness,
        Optional<Probe> liveness) {

    private static final Duration SLOWNESS = Duration.ofSeconds(15);
    private static final Duration GOODNESS = Duration.ofSeconds(20);
    private static final Duration WELL = Duration.ofMillis(1200);
    private static final Duration UNWELL = Duration.ofMillis(2500);

    static Container of(Tree container) {
        Map<String, Integer> named = new HashMap<>();
        Set<Integer> declared = new HashSet<>();
        for (Tree port : container.trees("ports")) {
            declared.add(port.number(0, "containerPort"));
            if (!port.text("name").isEmpty()) {
                named.put(port.text("name"), port.number(0, "containerPort"));
            }
        }
        String image = container.text("image");
        return new Container(
                container.text("name"),
                image,
                Behaviour.of(image),
                named,
                container.trees("env").stream()
                        .filter(variable -> variable.text("name").equals("PORT"))
                        .map(variable -> variable.text("value"))
                        .filter(value -> value.matches("\\d{1,5}"))
                        .map(value -> Set.of(Integer.parseInt(value)))
                        .findFirst()
                        .orElse(declared),
                Probe.of(container, "startupProbe"),
                Probe.of(container, "readinessProbe"),
                Probe.of(container, "livenessProbe"));
    }

    /** A port below {@code path}, a number or a name, as text. */
    static String port(Tree tree, String... path) {
        return tree.at(path).map(Object::toString).orElse("");
    }

    /** What is said of its readiness. */
    Readiness.Container readable() {
        Set<String> ports = new HashSet<>(named.keySet());
        listening.forEach(port -> ports.add(port.toString()));
        return new Readiness.Container(ports, readiness.map(Probe::port));
    }

    /** Whether its program, running for {@code age}, accepts a connection on the port. */
    boolean listens(int port, Duration age) {
        return (listening.isEmpty() || listening.contains(port))
                && (behaviour != Behaviour.SLOW || age.compareTo(SLOWNESS) >= 0);
    }

    /** The status of one of its pages when it has run for {@code age}. */
    int status(String path, Duration age) {
        if (path.equals("/healthz")) {
            long inTurn = age.toMillis() % WELL.plus(UNWELL).toMillis();
            return behaviour == Behaviour.FLAP && inTurn > WELL.toMillis() ? 503 : 200;
        }
        boolean late = behaviour == Behaviour.LATE && age.compareTo(GOODNESS) > 0;
        return behaviour == Behaviour.BROKEN || late ? 500 : 200;
    }

    /** What a probe finds when it has run for {@code age}. */
    boolean passes(Probe.Check check, Duration age) {
        if (check instanceof Probe.Page page) {
            return listens(number(page.port()), age) && status(page.path(), age) < 400;
        }
        if (check instanceof Probe.Connection connection) {
            return listens(number(connection.port()), age);
        }
        return (behaviour != Behaviour.SLOW || age.compareTo(SLOWNESS) >= 0) && status("/healthz", age) < 400;
    }

    /** -1 where it has no port of that name. */
    private int number(String port) {
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : named.getOrDefault(port, -1);
    }
}
