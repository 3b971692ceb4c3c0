package dev.teal.kube;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.teal.core.Color;
import dev.teal.core.Drift;
import dev.teal.core.Fields;
import dev.teal.core.LiveDeployment;
import dev.teal.core.LiveService;
import dev.teal.core.Manifest;
import dev.teal.core.Marks;
import dev.teal.core.ObjectRef;
import dev.teal.core.Observed;
import dev.teal.core.Pod;
import dev.teal.core.PortException;
import dev.teal.core.Reason;
import dev.teal.core.Release;
import dev.teal.core.RoutedService;
import dev.teal.core.Selector;
import dev.teal.core.Side;
import dev.teal.core.StalledException;

/** One look at the cluster for one release. */
final class Look {

    private final ApiServer server;
    private final Applier applier;
    private final Release release;
    private final Set<String> missingNamespaces = new LinkedHashSet<>();
    private final Map<ObjectRef, Map<String, Object>> live = new HashMap<>();
    private final Map<ObjectRef, Drift> drifts = new LinkedHashMap<>();
    private final Map<ObjectRef, LiveService> services = new HashMap<>();

    Look(ApiServer server, Applier applier, Release release) {
        this.server = server;
        this.applier = applier;
        this.release = release;
    }

    Observed observed() throws PortException {
        Autoscalers autoscalers = Autoscalers.of(release, autoscalersIn(server, release.namespaces()));
        for (Manifest manifest : release.unrouted()) {
            compare(manifest, fetched(manifest.ref()), autoscalers);
        }
        for (RoutedService service : release.services()) {
            compare(service);
        }
        Map<Color, LiveDeployment> deployments = new HashMap<>();
        for (Side side : release.sides().values()) {
            Map<String, Object> found = live.get(side.deployment().ref());
            if (!found.isEmpty()) {
                deployments.put(
                        side.color(), LiveWorkloads.deployment(side.deployment().ref(), found));
            }
        }
        return new Observed(missingNamespaces, drifts, deployments, services, pods(), Map.of());
    }

    /** The autoscalers' targets in these namespaces. */
    static Autoscalers autoscalers(ApiServer server, Set<String> namespaces) throws PortException {
        return new Autoscalers(Autoscalers.targets(autoscalersIn(server, namespaces).stream()));
    }

    private static List<Map<String, Object>> autoscalersIn(ApiServer server, Set<String> namespaces)
            throws PortException {
        List<Map<String, Object>> found = new ArrayList<>();
        for (String namespace : namespaces) {
            found.addAll(server.list(
                    ApiPaths.collection("autoscaling/v2", namespace, "horizontalpodautoscalers"),
                    it -> Fields.with(it, namespace, "metadata", "namespace")));
        }
        return found;
    }

    private Map<String, Object> fetched(ObjectRef ref) throws PortException {
        Map<String, Object> found = applier.live(ref);
        live.put(ref, found);
        return found;
    }

    private void compare(Manifest manifest, Map<String, Object> found, Autoscalers autoscalers) throws PortException {
        try {
            drifts.put(manifest.ref(), applier.drift(manifest, found, autoscalers));
        } catch (StalledException e) {
            if (e.reason() != Reason.NAMESPACE_MISSING) {
                throw e;
            }
            drifts.put(manifest.ref(), new Drift.Missing());
            missingNamespaces.add(manifest.ref().namespace());
        }
    }

    private void compare(RoutedService service) throws PortException {
        Map<String, Object> found = fetched(service.ref());
        Map<String, String> labels = Fields.texts(found, "spec", "selector");
        Optional<Selector> selector = labels.isEmpty() ? Optional.empty() : Optional.of(new Selector(labels));
        Marks marks = Marks.of(Fields.texts(found, "metadata", "annotations"));
        Selector kept = selector.orElse(service.selectorFor(release.active()));
        compare(service.selecting(kept, marks), found, new Autoscalers(Set.of()));
        if (!found.isEmpty()) {
            String version = Fields.text(found, "metadata", "resourceVersion");
            services.put(
                    service.ref(), new LiveService(service.ref(), selector, version, marks, serving(service.ref())));
        }
    }

    private Set<String> serving(ObjectRef service) throws PortException {
        return server
                .list(
                        ApiPaths.collection("discovery.k8s.io/v1", service.namespace(), "endpointslices"),
                        new Selector(Map.of("kubernetes.io/service-name", service.name())),
                        slice -> slice)
                .stream()
                .flatMap(slice -> Fields.maps(slice, "endpoints").stream())
                .filter(endpoint -> !Boolean.FALSE.equals(
                        Fields.at(endpoint, "conditions", "ready").orElse(null)))
                .map(endpoint -> Fields.text(endpoint, "targetRef", "name"))
                .collect(Collectors.toSet());
    }

    private Map<Observed.Reach, List<Pod>> pods() throws PortException {
        Set<Observed.Reach> reaches = new LinkedHashSet<>();
        for (RoutedService service : release.services()) {
            String namespace = service.ref().namespace();
            service.selectors().values().forEach(it -> reaches.add(new Observed.Reach(namespace, it)));
            LiveService found = services.get(service.ref());
            if (found != null) {
                found.selector().ifPresent(it -> reaches.add(new Observed.Reach(namespace, it)));
                found.marks().from().ifPresent(it -> reaches.add(new Observed.Reach(namespace, it)));
            }
        }
        Set<String> ports = new HashSet<>();
        release.services().forEach(service -> ports.addAll(service.targetPorts()));
        Map<Observed.Reach, List<Pod>> pods = new HashMap<>();
        for (Observed.Reach reach : reaches) {
            var sets = LiveWorkloads.ReplicaSets.of(server.list(
                    ApiPaths.collection("apps/v1", reach.namespace(), "replicasets"),
                    reach.selector(),
                    LiveWorkloads.ReplicaSet::of));
            LivePods reader = new LivePods(sets, ports);
            pods.put(
                    reach,
                    server
                            .list(
                                    ApiPaths.collection("v1", reach.namespace(), "pods"),
                                    reach.selector(),
                                    reader::counting)
                            .stream()
                            .flatMap(Optional::stream)
                            .toList());
        }
        return pods;
    }
}
