package dev.teal.core;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import dev.teal.Policies;

/**
 * An application to test with: {@code shop}, v1 in green, v2 in blue, and a look at its cluster to be put together.
 *
 * <pre>
 *   green  Deployment shop-v1  app=shop,version=v1
 *   blue   Deployment shop-v2  app=shop,version=v2
 *   Service shop               app, version
 * </pre>
 */
final class Shop {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final Commit COMMIT = new Commit("c0ffee0123456789c0ffee0123456789c0ffee01", NOW.minusSeconds(60));
    static final String CONTENT = "content-1";
    static final Policy POLICY = Policies.DEFAULT;
    static final ObjectRef SERVICE = new ObjectRef("v1", "Service", "shop", "shop");

    private Shop() {}

    static Selector selector(Color color) {
        return new Selector(labels(color == Color.GREEN ? "v1" : "v2"));
    }

    static Map<String, String> labels(String version) {
        return Map.of("app", "shop", "version", version);
    }

    static ObjectRef deployment(Color color) {
        return new ObjectRef("apps/v1", "Deployment", "shop", color == Color.GREEN ? "shop-v1" : "shop-v2");
    }

    static Release release(Color active) {
        Map<Color, Side> sides = new EnumMap<>(Color.class);
        Map<Color, Selector> selectors = new EnumMap<>(Color.class);
        for (Color color : Color.values()) {
            Manifest workload = new Manifest(
                    deployment(color),
                    Map.of(
                            "spec",
                            Map.of(
                                    "replicas",
                                    3,
                                    "template",
                                    Map.of(
                                            "metadata",
                                            Map.of("labels", selector(color).labels())))),
                    Origin.of(color + ".yaml"));
            sides.put(color, new Side(color, workload, List.of()));
            selectors.put(color, selector(color));
        }
        Manifest service = new Manifest(
                SERVICE, Map.of("spec", Map.of("ports", List.of(Map.of("port", 80)))), Origin.of("service.yaml"));
        return new Release(
                "shop",
                "",
                COMMIT,
                CONTENT,
                active,
                sides,
                List.of(new RoutedService(service, selectors, RoutedService.Claim.BY_FOLDER)),
                List.of(),
                Overrides.NONE,
                List.of(),
                List.of());
    }

    /** How one color's pods are. */
    enum Pods {
        ABSENT,
        STARTING,
        CRASHING,
        /** Running, without a readiness probe, for a moment only. */
        FRESH,
        /** Running for long, and nothing listens. */
        DEAF,
        SERVING
    }

    /** A look at the cluster, put together step by step. */
    static final class Look {
        private final Map<ObjectRef, Drift> drifts = new HashMap<>();
        private final Map<Color, LiveDeployment> deployments = new EnumMap<>(Color.class);
        private final Map<Observed.Reach, List<Pod>> pods = new HashMap<>();
        private final Map<Prober.Door, Prober.Answer> answers = new HashMap<>();
        private final Map<ObjectRef, LiveService> services = new HashMap<>();
        private final Set<String> missing = new TreeSet<>();

        Look() {
            drifts.put(SERVICE, new Drift.Missing());
            for (Color color : Color.values()) {
                drifts.put(deployment(color), new Drift.Missing());
            }
        }

        Look drift(ObjectRef ref, Drift drift) {
            drifts.put(ref, drift);
            return this;
        }

        Look missing(String namespace) {
            missing.add(namespace);
            return this;
        }

        Look color(Color color, Pods state) {
            drifts.put(deployment(color), state == Pods.ABSENT ? new Drift.Missing() : new Drift.None());
            if (state != Pods.ABSENT) {
                deployments.put(color, live(color, state));
                pods.put(
                        reach(selector(color)),
                        IntStream.range(0, 3)
                                .mapToObj(i -> pod(color, state, i))
                                .toList());
            }
            return this;
        }

        Look pods(Selector selector, List<Pod> found) {
            pods.put(reach(selector), found);
            return this;
        }

        Look service(Selector selector, Marks marks, Set<String> serving) {
            drifts.put(SERVICE, new Drift.None());
            services.put(SERVICE, new LiveService(SERVICE, Optional.of(selector), "41", marks, serving));
            return this;
        }

        /** The Service at rest: its endpoints are right, and Teal moved it there long ago. */
        Look serving(Color color) {
            return service(selector(color), settled(color), names(color));
        }

        Observed seen() {
            return new Observed(Set.copyOf(missing), drifts, deployments, services, pods, answers);
        }

        private LiveDeployment live(Color color, Pods state) {
            int available = state == Pods.STARTING || state == Pods.CRASHING ? 0 : 3;
            Instant progressed = NOW.minusSeconds(20);
            return new LiveDeployment(
                    deployment(color),
                    "shop",
                    selector(color).labels(),
                    3,
                    3,
                    3,
                    available,
                    available,
                    1,
                    1,
                    false,
                    false,
                    Optional.of(progressed));
        }

        private Pod pod(Color color, Pods state, int i) {
            String address = "10.0." + color.ordinal() + "." + i;
            boolean runs = state != Pods.STARTING && state != Pods.CRASHING;
            answers.put(
                    new Prober.Door(address, 80), state == Pods.SERVING ? Prober.Answer.OPEN : Prober.Answer.CLOSED);
            Instant since = state == Pods.FRESH ? NOW.minusSeconds(1) : NOW.minusSeconds(60);
            return new Pod(
                    color + "-" + i,
                    "Deployment " + deployment(color).name(),
                    true,
                    runs,
                    0,
                    runs ? Optional.of(since) : Optional.empty(),
                    address,
                    Map.of(),
                    Set.of(),
                    state == Pods.CRASHING ? Optional.of("container shop: CrashLoopBackOff") : Optional.empty());
        }
    }

    static Observed.Reach reach(Selector selector) {
        return new Observed.Reach("shop", selector);
    }

    static Set<String> names(Color color) {
        return Set.of(color + "-0", color + "-1", color + "-2");
    }

    /** The marks of a move to {@code color} that was proven at that time. */
    static Marks moved(Color color, Instant at, Optional<Instant> provenAt) {
        return new Marks(
                Optional.of(color),
                Optional.of("c1"),
                Optional.of(at),
                Optional.of(selector(color.other())),
                provenAt,
                Optional.empty());
    }

    static Marks settled(Color color) {
        return moved(color, NOW.minusSeconds(3600), Optional.of(NOW.minusSeconds(3599)));
    }
}
