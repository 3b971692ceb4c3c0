package dev.teal.core.status;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.check.Measurement;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.evidence.Counted;
import dev.teal.core.live.Health;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.mark.Watch;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;

/**
 * What a look saw, as far as it is shown: it stays until the next one, for each application, while the pods and objects
 * themselves are let go.
 *
 * @param at when the look began
 * @param serving the color that every routed Service selects; empty where they select none of the folder's, or differ
 * @param workloads each color's Deployment, absent where it does not exist
 * @param selectors of the routed Services that exist and have one
 * @param moved when Teal last moved each of them, where it did
 * @param watch the trial that goes on
 * @param counted what has come of the requests that were last counted through each Service, until others are
 * @param measured what the folder's queries say, while something is on trial
 * @param checks what its checks have come to, of the pods that serve or are about to
 */
public record Seen(
        Instant at,
        Optional<Color> serving,
        Map<Color, Workload> workloads,
        Map<ObjectRef, Selector> selectors,
        Map<ObjectRef, Instant> moved,
        Optional<Watch> watch,
        Map<ObjectRef, Counted> counted,
        List<Measurement> measured,
        List<SeenCheck> checks) {

    /**
     * A Deployment as it was.
     *
     * @param image the first container's image
     * @param replicas how many pods it asks for
     * @param ready how many pods are ready
     * @param health whether it is what its spec says; failed where one of its pods can't run
     * @param pods see {@link SeenPod#of}
     */
    public record Workload(String image, int replicas, int ready, Health health, List<SeenPod> pods) {

        public Workload {
            pods = List.copyOf(pods);
        }
    }

    public Seen {
        workloads = Map.copyOf(workloads);
        selectors = Map.copyOf(selectors);
        moved = Map.copyOf(moved);
        counted = Map.copyOf(counted);
        measured = List.copyOf(measured);
        checks = List.copyOf(checks);
    }

    /** What was seen in {@code situation}. */
    public static Seen of(Situation situation) {
        Map<Color, Workload> workloads = new EnumMap<>(Color.class);
        situation.live().deployments().forEach((color, live) -> workloads.put(color, workload(situation, color, live)));
        Map<ObjectRef, Selector> selectors = new HashMap<>();
        for (RoutedService service : situation.release().services()) {
            situation
                    .live()
                    .service(service)
                    .flatMap(live -> live.selector())
                    .ifPresent(it -> selectors.put(service.ref(), it));
        }
        return new Seen(
                situation.now(),
                situation.traffic().serving(),
                workloads,
                selectors,
                moved(situation),
                watch(situation),
                situation.counted(),
                Measurement.of(situation).toList(),
                SeenCheck.of(situation));
    }

    /** The same, with what was counted before where nothing is counted now. */
    Seen after(Optional<Seen> before) {
        return before.isEmpty() || !counted.isEmpty()
                ? this
                : new Seen(
                        at,
                        serving,
                        workloads,
                        selectors,
                        moved,
                        watch,
                        before.get().counted(),
                        measured,
                        checks);
    }

    /** The same, as if a look at another time had seen it. */
    public Seen at(Instant time) {
        return new Seen(time, serving, workloads, selectors, moved, watch, counted, measured, checks);
    }

    private static Map<ObjectRef, Instant> moved(Situation situation) {
        Map<ObjectRef, Instant> moved = new HashMap<>();
        for (RoutedService service : situation.release().services()) {
            situation
                    .live()
                    .service(service)
                    .flatMap(live -> live.marks().move())
                    .ifPresent(move -> moved.put(service.ref(), move.at()));
        }
        return moved;
    }

    private static Optional<Watch> watch(Situation situation) {
        return situation
                .routed()
                .filter(live -> situation.trial().goesOn(live))
                .flatMap(live -> live.marks().trials().watch().stream())
                .findFirst();
    }

    private static Workload workload(Situation situation, Color color, LiveDeployment live) {
        return new Workload(
                live.image(),
                live.counts().replicas(),
                live.counts().ready(),
                situation
                        .live()
                        .trouble(situation.release(), color)
                        .map(why -> new Health(Health.Grade.FAILED, why))
                        .orElse(Health.of(live)),
                SeenPod.of(situation, color, live.ref().name()));
    }
}
