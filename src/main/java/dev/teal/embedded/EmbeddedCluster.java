package dev.teal.embedded;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.Action;
import dev.teal.core.Announcement;
import dev.teal.core.Cluster;
import dev.teal.core.Color;
import dev.teal.core.Drift;
import dev.teal.core.Fields;
import dev.teal.core.LiveDeployment;
import dev.teal.core.LiveService;
import dev.teal.core.Marks;
import dev.teal.core.ObjectRef;
import dev.teal.core.Observed;
import dev.teal.core.Pod;
import dev.teal.core.PortException;
import dev.teal.core.Prober;
import dev.teal.core.Release;
import dev.teal.core.RoutedService;
import dev.teal.core.Selector;

/**
 * A Kubernetes in memory, for dev mode, rehearsals and tests: it keeps objects, runs pretended pods, and answers HTTP on
 * the node ports. What its pods do is written in their manifests ({@link Behaviour}). Every namespace exists.
 */
public final class EmbeddedCluster implements Cluster, Prober, AutoCloseable {

    private final Clock clock;
    private final NodePorts nodePorts;
    private final StoredObjects objects = new StoredObjects();
    private final Workloads workloads = new Workloads();
    private final List<Announcement> announcements = new ArrayList<>();

    /** A cluster whose pods live by {@code clock}. */
    public EmbeddedCluster(Clock clock) {
        this.clock = clock;
        this.nodePorts = new NodePorts(this::answer);
    }

    @Override
    public synchronized Observed observe(Release release) {
        Instant now = clock.instant();
        workloads.advance(now);
        Map<ObjectRef, Drift> drifts = new LinkedHashMap<>();
        release.unrouted().forEach(manifest -> drifts.put(manifest.ref(), objects.drift(manifest)));
        Map<ObjectRef, LiveService> services = new HashMap<>();
        for (RoutedService service : release.services()) {
            Optional<LiveService> live = service(service.ref(), now);
            live.ifPresent(it -> services.put(service.ref(), it));
            Selector kept = live.flatMap(LiveService::selector).orElse(service.selectorFor(release.active()));
            Marks marks = live.map(LiveService::marks).orElse(Marks.NONE);
            drifts.put(service.ref(), objects.drift(service.selecting(kept, marks)));
        }
        Map<Color, LiveDeployment> colors = new HashMap<>();
        release.sides()
                .forEach((color, side) ->
                        workloads.status(side.deployment().ref(), now).ifPresent(live -> colors.put(color, live)));
        return new Observed(Set.of(), drifts, colors, services, pods(release, services, now), Map.of());
    }

    @Override
    public synchronized void perform(Action action) throws PortException {
        if (action instanceof Action.Apply apply) {
            store(apply.manifest().ref(), apply.manifest().content());
        } else if (action instanceof Action.Create create) {
            objects.expectNone(create.manifest().ref());
            store(create.manifest().ref(), create.manifest().content());
        } else if (action instanceof Action.Prove prove) {
            objects.expect(prove.manifest().ref(), prove.resourceVersion());
            store(prove.manifest().ref(), prove.manifest().content());
        } else if (action instanceof Action.Keep keep) {
            objects.expect(keep.manifest().ref(), keep.resourceVersion());
            store(keep.manifest().ref(), keep.manifest().content());
        } else if (action instanceof Action.Switch move) {
            objects.expect(move.manifest().ref(), move.resourceVersion());
            store(move.manifest().ref(), move.manifest().content());
        } else {
            throw new IllegalStateException("there is no way yet to do " + action);
        }
    }

    @Override
    public synchronized void announce(Announcement announcement) {
        announcements.add(announcement);
    }

    @Override
    public synchronized Map<Door, Answer> knock(Set<Door> doors) {
        Instant now = clock.instant();
        Map<String, EmbeddedPod> byAddress =
                workloads.pods().collect(Collectors.toMap(EmbeddedPod::address, pod -> pod));
        return doors.stream().collect(Collectors.toMap(door -> door, door -> {
            EmbeddedPod pod = byAddress.get(door.address());
            if (pod == null) {
                return Answer.UNREACHABLE;
            }
            return pod.listens(now) ? Answer.OPEN : Answer.CLOSED;
        }));
    }

    /** The Events written so far, oldest first. */
    public synchronized List<Announcement> announcements() {
        return List.copyOf(announcements);
    }

    /** The live object, as {@code kubectl get -o yaml} would show it; empty where there is none. */
    public synchronized Optional<Map<String, Object>> get(ObjectRef ref) {
        return objects.get(ref);
    }

    /** Puts an object there by hand, as {@code kubectl replace} would. */
    public synchronized void put(ObjectRef ref, Map<String, Object> content) {
        store(ref, content);
    }

    @Override
    public void close() {
        nodePorts.close();
    }

    private void store(ObjectRef ref, Map<String, Object> content) {
        objects.put(ref, content);
        if (ref.kind().equals("Deployment")) {
            workloads.update(ref, content, clock.instant());
        }
        if (ref.kind().equals("Service")) {
            nodePorts.open(ref, content);
        }
    }

    private Optional<LiveService> service(ObjectRef ref, Instant now) {
        return objects.get(ref)
                .map(live -> new LiveService(
                        ref,
                        selector(live),
                        Fields.text(live, "metadata", "resourceVersion"),
                        Marks.of(Fields.texts(live, "metadata", "annotations")),
                        endpoints(ref, now).stream().map(EmbeddedPod::name).collect(Collectors.toSet())));
    }

    private static Optional<Selector> selector(Map<String, Object> service) {
        Map<String, String> labels = Fields.texts(service, "spec", "selector");
        return labels.isEmpty() ? Optional.empty() : Optional.of(new Selector(labels));
    }

    private List<EmbeddedPod> endpoints(ObjectRef service, Instant now) {
        return objects.get(service)
                .flatMap(EmbeddedCluster::selector)
                .map(selector -> workloads
                        .matching(service.namespace(), selector)
                        .filter(pod -> pod.ready(now))
                        .toList())
                .orElse(List.of());
    }

    private Map<Observed.Reach, List<Pod>> pods(Release release, Map<ObjectRef, LiveService> services, Instant now) {
        Set<String> ports = new HashSet<>();
        release.services().forEach(service -> ports.addAll(service.targetPorts()));
        Map<Observed.Reach, List<Pod>> found = new HashMap<>();
        for (RoutedService service : release.services()) {
            String namespace = service.ref().namespace();
            Optional<LiveService> live = Optional.ofNullable(services.get(service.ref()));
            Stream.of(
                            service.selectors().values().stream(),
                            live.flatMap(LiveService::selector).stream(),
                            live.flatMap(it -> it.marks().from()).stream())
                    .flatMap(selectors -> selectors)
                    .forEach(selector -> found.put(
                            new Observed.Reach(namespace, selector), workloads.seen(namespace, selector, ports, now)));
        }
        return found;
    }

    /** One request on a node port: the next ready pod answers; empty where there is none, or it does not listen. */
    private synchronized Optional<NodePorts.Reply> answer(ObjectRef service, long turn, String path) {
        Instant now = clock.instant();
        workloads.advance(now);
        List<EmbeddedPod> ready = endpoints(service, now);
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        EmbeddedPod pod = ready.get((int) (turn % ready.size()));
        return pod.listens(now) ? Optional.of(NodePorts.Reply.of(pod, path, now)) : Optional.empty();
    }
}
