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
import dev.teal.core.Difference;
import dev.teal.core.Drift;
import dev.teal.core.Fields;
import dev.teal.core.Hold;
import dev.teal.core.LiveDeployment;
import dev.teal.core.LiveService;
import dev.teal.core.Manifest;
import dev.teal.core.Marks;
import dev.teal.core.ObjectRef;
import dev.teal.core.Observed;
import dev.teal.core.Pod;
import dev.teal.core.PortException;
import dev.teal.core.Prober;
import dev.teal.core.Reason;
import dev.teal.core.Release;
import dev.teal.core.RoutedService;
import dev.teal.core.Selector;
import dev.teal.core.TransientException;

/**
 * A Kubernetes in memory, for dev mode, rehearsals and tests: it keeps objects, runs pretended pods, and answers HTTP on
 * the node ports. What its pods do is written in their manifests ({@link Behaviour}). Every namespace exists.
 */
public final class EmbeddedCluster implements Cluster, Prober, AutoCloseable {

    private final Clock clock;
    private final NodePorts nodePorts;
    private final Map<ObjectRef, Stored> objects = new LinkedHashMap<>();
    private final Map<ObjectRef, EmbeddedDeployment> deployments = new LinkedHashMap<>();
    private final List<Announcement> announcements = new ArrayList<>();
    private long version;
    private int addresses;

    private record Stored(Map<String, Object> content, String resourceVersion) {}

    /** A cluster whose pods live by {@code clock}. */
    public EmbeddedCluster(Clock clock) {
        this.clock = clock;
        this.nodePorts = new NodePorts(this::answer);
    }

    @Override
    public synchronized Observed observe(Release release) {
        Instant now = clock.instant();
        deployments.values().forEach(deployment -> deployment.advance(now));
        Map<ObjectRef, Drift> drifts = new LinkedHashMap<>();
        release.unrouted().forEach(manifest -> drifts.put(manifest.ref(), drift(manifest)));
        Map<ObjectRef, LiveService> services = new HashMap<>();
        for (RoutedService service : release.services()) {
            Optional<LiveService> live = service(service.ref(), now);
            live.ifPresent(it -> services.put(service.ref(), it));
            Selector kept = live.flatMap(LiveService::selector).orElse(service.selectorFor(release.active()));
            Marks marks = live.map(LiveService::marks).orElse(Marks.NONE);
            drifts.put(service.ref(), drift(service.selecting(kept, marks)));
        }
        Map<Color, LiveDeployment> colors = new HashMap<>();
        release.sides()
                .forEach((color, side) -> Optional.ofNullable(
                                deployments.get(side.deployment().ref()))
                        .ifPresent(deployment -> colors.put(color, deployment.seen(now))));
        return new Observed(Set.of(), drifts, colors, services, pods(release, services, now), Map.of());
    }

    @Override
    public synchronized void perform(Action action) throws PortException {
        if (action instanceof Action.Apply apply) {
            store(apply.manifest().ref(), apply.manifest().content());
        } else if (action instanceof Action.Create create) {
            store(create.manifest().ref(), create.manifest().content());
        } else if (action instanceof Action.Keep keep) {
            storeUnchanged(keep.manifest(), keep.resourceVersion());
        } else if (action instanceof Action.Switch move) {
            storeUnchanged(move.manifest(), move.resourceVersion());
        }
    }

    @Override
    public synchronized void announce(Announcement announcement) {
        announcements.add(announcement);
    }

    @Override
    public synchronized Map<Door, Answer> knock(Set<Door> doors) {
        Instant now = clock.instant();
        Map<String, EmbeddedPod> byAddress = allPods().collect(Collectors.toMap(EmbeddedPod::address, pod -> pod));
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
        return Optional.ofNullable(objects.get(ref))
                .map(stored -> Fields.with(stored.content(), stored.resourceVersion(), "metadata", "resourceVersion"));
    }

    /** Puts an object there by hand, as {@code kubectl replace} would. */
    public synchronized void put(ObjectRef ref, Map<String, Object> content) {
        store(ref, content);
    }

    @Override
    public void close() {
        nodePorts.close();
    }

    private Drift drift(Manifest manifest) {
        Stored stored = objects.get(manifest.ref());
        if (stored == null) {
            return new Drift.Missing();
        }
        boolean relabelled = manifest.ref().kind().equals("Deployment")
                && !Fields.map(stored.content(), "spec", "selector")
                        .equals(Fields.map(manifest.content(), "spec", "selector"));
        if (relabelled) {
            return new Drift.Refused(new Hold(
                    Reason.REJECTED,
                    manifest.origin() + ": " + manifest.ref() + ": spec.selector: field is immutable",
                    "give the new version another metadata.name"));
        }
        List<String> fields = Difference.between(stored.content(), manifest.content());
        return fields.isEmpty() ? new Drift.None() : new Drift.Differs(fields);
    }

    private void storeUnchanged(Manifest manifest, String resourceVersion) throws TransientException {
        Stored stored = objects.get(manifest.ref());
        if (stored == null || !stored.resourceVersion().equals(resourceVersion)) {
            throw new TransientException(Reason.MODIFIED, manifest.ref() + " was changed by somebody else", null);
        }
        store(manifest.ref(), manifest.content());
    }

    private void store(ObjectRef ref, Map<String, Object> content) {
        version++;
        objects.put(ref, new Stored(content, Long.toString(version)));
        if (ref.kind().equals("Deployment")) {
            deployments
                    .computeIfAbsent(ref, it -> new EmbeddedDeployment(it, this::nextAddress))
                    .update(content, clock.instant());
        }
        if (ref.kind().equals("Service")) {
            nodePorts.open(ref, content);
        }
    }

    private String nextAddress() {
        addresses++;
        return "10.0." + addresses / 250 + "." + (addresses % 250 + 1);
    }

    private Optional<LiveService> service(ObjectRef ref, Instant now) {
        return Optional.ofNullable(objects.get(ref))
                .map(stored -> new LiveService(
                        ref,
                        selector(stored),
                        stored.resourceVersion(),
                        Marks.of(Fields.texts(stored.content(), "metadata", "annotations")),
                        endpoints(ref, now).stream().map(EmbeddedPod::name).collect(Collectors.toSet())));
    }

    private static Optional<Selector> selector(Stored service) {
        Map<String, String> labels = Fields.texts(service.content(), "spec", "selector");
        return labels.isEmpty() ? Optional.empty() : Optional.of(new Selector(labels));
    }

    private List<EmbeddedPod> endpoints(ObjectRef service, Instant now) {
        return Optional.ofNullable(objects.get(service))
                .flatMap(EmbeddedCluster::selector)
                .map(selector -> matching(service.namespace(), selector)
                        .filter(pod -> pod.ready(now))
                        .toList())
                .orElse(List.of());
    }

    private Stream<EmbeddedPod> allPods() {
        return deployments.values().stream().flatMap(deployment -> deployment.pods().stream());
    }

    private Stream<EmbeddedPod> matching(String namespace, Selector selector) {
        return deployments.entrySet().stream()
                .filter(entry -> entry.getKey().namespace().equals(namespace))
                .flatMap(entry -> entry.getValue().pods().stream())
                .filter(pod -> selector.matches(pod.labels()));
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
                            new Observed.Reach(namespace, selector),
                            matching(namespace, selector)
                                    .map(pod -> pod.seen(template(namespace, pod.deployment()), ports, now))
                                    .toList()));
        }
        return found;
    }

    private String template(String namespace, String deployment) {
        return deployments.entrySet().stream()
                .filter(entry -> entry.getKey().namespace().equals(namespace)
                        && entry.getKey().name().equals(deployment))
                .map(entry -> entry.getValue().template())
                .findFirst()
                .orElse("");
    }

    /** One request on a node port: the next ready pod answers; empty where there is none, or it does not listen. */
    private synchronized Optional<NodePorts.Reply> answer(ObjectRef service, long turn, String path) {
        Instant now = clock.instant();
        deployments.values().forEach(deployment -> deployment.advance(now));
        List<EmbeddedPod> ready = endpoints(service, now);
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        EmbeddedPod pod = ready.get((int) (turn % ready.size()));
        return pod.listens(now) ? Optional.of(NodePorts.Reply.of(pod, path, now)) : Optional.empty();
    }
}
