package dev.teal.kube;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.teal.core.desired.Version;
import dev.teal.core.live.Leads;
import dev.teal.core.live.Live;
import dev.teal.core.live.LiveAutoscaler;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.live.Scope;
import dev.teal.core.mark.Marks;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.Listed;
import dev.teal.kube.api.Reader;

/** Reads the cluster for one release. */
final class Look {

    private static final String SLICES_SERVICE = "kubernetes.io/service-name";
    private static final String SLICES_MANAGER = "endpointslice.kubernetes.io/managed-by";
    private static final String ENDPOINTS_CONTROLLER = "endpointslice-controller.k8s.io";

    private final Reader reader;
    private final JobReader jobs;
    private final Scope scope;
    private final Map<ObjectRef, Tree> objects = new HashMap<>();

    Look(Reader reader, JobReader jobs, Scope scope) {
        this.reader = reader;
        this.jobs = jobs;
        this.scope = scope;
    }

    Live live() throws PortException {
        List<LiveAutoscaler> autoscalers = autoscalers();
        for (ObjectRef ref : scope.objects()) {
            Tree found = reader.get(ref);
            if (!found.isEmpty()) {
                objects.put(ref, found);
            }
        }
        Map<Color, LiveDeployment> deployments = new HashMap<>();
        for (Version version : scope.release().versions().values()) {
            ObjectRef ref = version.deployment().ref();
            Optional.ofNullable(objects.get(ref))
                    .ifPresent(found -> deployments.put(version.color(), LiveWorkloads.deployment(ref, found)));
        }
        Map<ObjectRef, LiveService> services = services();
        return new Live(
                objects,
                deployments,
                services,
                pods(services),
                autoscalers,
                leftovers(),
                leads(),
                jobs.of(scope, reader));
    }

    private List<LiveAutoscaler> autoscalers() throws PortException {
        List<LiveAutoscaler> found = new ArrayList<>();
        for (String namespace : scope.namespaces()) {
            found.addAll(reader.list(
                    new Listed("autoscaling/v2", namespace, "horizontalpodautoscalers"),
                    it -> autoscaler(namespace, it)));
        }
        return found;
    }

    private static LiveAutoscaler autoscaler(String namespace, Tree live) {
        boolean deployment = live.text("spec", "scaleTargetRef", "kind").equals("Deployment");
        return new LiveAutoscaler(
                new ObjectRef("autoscaling/v2", "HorizontalPodAutoscaler", namespace, live.text("metadata", "name")),
                deployment ? live.text("spec", "scaleTargetRef", "name") : "",
                live.number(1, "spec", "minReplicas"),
                live.number(1, "spec", "maxReplicas"));
    }

    private Map<ObjectRef, LiveService> services() throws PortException {
        Map<ObjectRef, LiveService> services = new HashMap<>();
        for (var service : scope.release().services()) {
            Tree found = objects.get(service.ref());
            if (found != null) {
                Map<String, String> labels = found.texts("spec", "selector");
                services.put(
                        service.ref(),
                        new LiveService(
                                service.ref(),
                                labels.isEmpty() ? Optional.empty() : Optional.of(new Selector(labels)),
                                found.text("metadata", "resourceVersion"),
                                Marks.of(found.texts("metadata", "annotations")),
                                endpoints(service.ref(), found)));
            }
        }
        return services;
    }

    /** What one EndpointSlice has. */
    private record Slice(String name, String manager, Set<String> ready) {

        static Slice of(Tree live) {
            Set<String> ready = new HashSet<>();
            live.trees("endpoints").stream()
                    .filter(it ->
                            !Boolean.FALSE.equals(it.at("conditions", "ready").orElse(null)))
                    .forEach(it -> ready.add(it.text("targetRef", "name")));
            Map<String, String> labels = live.texts("metadata", "labels");
            return new Slice(live.text("metadata", "name"), labels.getOrDefault(SLICES_MANAGER, ""), ready);
        }
    }

    /** Whether Kubernetes' own controller keeps this slice. */
    static boolean isOfTheController(Tree slice) {
        return ENDPOINTS_CONTROLLER.equals(slice.texts("metadata", "labels").get(SLICES_MANAGER));
    }

    private LiveService.Endpoints endpoints(ObjectRef service, Tree live) throws PortException {
        List<Slice> slices = reader.list(
                new Listed("discovery.k8s.io/v1", service.namespace(), "endpointslices"),
                new Selector(Map.of(SLICES_SERVICE, service.name())),
                Slice::of);
        Set<String> ready = new HashSet<>();
        Set<String> foreign = new HashSet<>();
        for (Slice slice : slices) {
            if (slice.manager().equals(ENDPOINTS_CONTROLLER)) {
                ready.addAll(slice.ready());
            } else {
                foreign.add(slice.name());
            }
        }
        boolean every = live.isTrue("spec", "publishNotReadyAddresses");
        return new LiveService.Endpoints(ready, foreign, every ? LiveService.Reach.EVERY : LiveService.Reach.READY);
    }

    private List<LiveDeployment> leftovers() throws PortException {
        List<LiveDeployment> found = new ArrayList<>();
        for (String namespace : scope.namespaces()) {
            for (Tree live :
                    reader.list(new Listed("apps/v1", namespace, "deployments"), scope.own(), Function.identity())) {
                ObjectRef ref = new ObjectRef("apps/v1", "Deployment", namespace, live.text("metadata", "name"));
                if (!scope.objects().contains(ref)) {
                    objects.put(ref, live);
                    found.add(LiveWorkloads.deployment(ref, live));
                }
            }
        }
        return found;
    }

    private Leads leads() throws PortException {
        return scope.leads().isEmpty()
                ? Leads.NONE
                : LiveLeads.of(reader, scope.leads().get());
    }

    private Map<Live.Reach, List<Pod>> pods(Map<ObjectRef, LiveService> services) throws PortException {
        Set<String> ports = scope.targetPorts();
        Map<Live.Reach, List<Pod>> pods = new HashMap<>();
        for (Live.Reach reach : scope.reaches(services)) {
            LiveWorkloads.ReplicaSets sets = LiveWorkloads.ReplicaSets.of(reader.list(
                    new Listed("apps/v1", reach.namespace(), "replicasets"),
                    reach.selector(),
                    LiveWorkloads.ReplicaSet::of));
            LivePods kept = new LivePods(sets, ports);
            List<Optional<Pod>> found =
                    reader.list(new Listed("v1", reach.namespace(), "pods"), reach.selector(), kept::unfinished);
            pods.put(reach, found.stream().flatMap(Optional::stream).toList());
        }
        return pods;
    }
}
