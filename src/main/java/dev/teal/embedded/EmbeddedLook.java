package dev.teal.embedded;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.desired.ServicePort;
import dev.teal.core.live.Leads;
import dev.teal.core.live.Live;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveJob;
import dev.teal.core.live.LiveJobs;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.live.Scope;
import dev.teal.core.mark.Marks;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** The cluster in memory at one moment. */
record EmbeddedLook(StoredObjects objects, Workloads workloads, Instant now) {

    /** What is there for one release. */
    Live live(Scope scope) {
        Map<ObjectRef, Tree> found = new HashMap<>();
        scope.objects().forEach(ref -> objects.get(ref).ifPresent(live -> found.put(ref, addressed(ref, live))));
        List<LiveDeployment> leftovers = leftovers(scope);
        leftovers.forEach(it -> objects.get(it.ref()).ifPresent(live -> found.put(it.ref(), live)));
        Map<ObjectRef, LiveService> services = new HashMap<>();
        for (RoutedService service : scope.release().services()) {
            service(service.ref()).ifPresent(it -> services.put(service.ref(), it));
        }
        Map<Color, LiveDeployment> colors = new HashMap<>();
        scope.release()
                .versions()
                .forEach((color, version) ->
                        workloads.status(version.deployment().ref(), now).ifPresent(live -> colors.put(color, live)));
        Map<Live.Reach, List<Pod>> pods = new HashMap<>();
        for (Live.Reach reach : scope.reaches(services)) {
            pods.put(reach, workloads.seen(reach.namespace(), reach.selector(), scope.targetPorts(), now));
        }
        return new Live(
                found,
                colors,
                services,
                pods,
                List.of(),
                leftovers,
                scope.leads().map(objects::leads).orElse(Leads.NONE),
                new LiveJobs(jobs(scope), Optional.empty()));
    }

    /** One request to such a port of the Service: a ready pod answers; empty where there is none, or it does not listen. */
    Optional<NodePorts.Reply> answer(ObjectRef service, Predicate<ServicePort> which, long turn, String path) {
        List<EmbeddedPod> ready = endpoints(service);
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        EmbeddedPod pod = ready.get((int) (turn % ready.size()));
        return target(service, which)
                .flatMap(pod::port)
                .flatMap(port -> pod.listening(port, now))
                .map(life -> NodePorts.Reply.of(pod, life, path, now));
    }

    private Optional<String> target(ObjectRef service, Predicate<ServicePort> which) {
        return objects.get(service).stream()
                .flatMap(ServicePort::all)
                .filter(which)
                .map(ServicePort::target)
                .findFirst();
    }

    private List<LiveDeployment> leftovers(Scope scope) {
        return objects.labelled("Deployment", scope.own())
                .filter(ref -> scope.namespaces().contains(ref.namespace()))
                .filter(ref -> !scope.objects().contains(ref))
                .flatMap(ref -> workloads.status(ref, now).stream())
                .toList();
    }

    private Map<ObjectRef, LiveJob> jobs(Scope scope) {
        Map<ObjectRef, LiveJob> jobs = new HashMap<>();
        if (scope.jobs().isPresent()) {
            objects.labelled("Job", scope.ownJobs())
                    .filter(ref -> ref.namespace().equals(scope.jobs().get()))
                    .forEach(ref -> jobs.put(
                            ref,
                            workloads
                                    .job(ref)
                                    .orElseThrow()
                                    .seen(
                                            ref,
                                            objects.get(ref).orElseThrow().text("metadata", "resourceVersion"),
                                            now)));
        }
        return jobs;
    }

    private Optional<LiveService> service(ObjectRef ref) {
        return objects.get(ref)
                .map(live -> new LiveService(
                        ref,
                        selector(live),
                        live.text("metadata", "resourceVersion"),
                        Marks.of(live.texts("metadata", "annotations")),
                        LiveService.Endpoints.of(
                                endpoints(ref).stream().map(EmbeddedPod::name).collect(Collectors.toSet()))));
    }

    /** With what an API server gives each Service that has none: nobody can connect to it here. */
    private static Tree addressed(ObjectRef ref, Tree live) {
        boolean needs =
                ref.kind().equals("Service") && live.at("spec", "clusterIP").isEmpty();
        return needs ? live.with(StoredObjects.address(ref), "spec", "clusterIP") : live;
    }

    /** What listens at an address: a pod, or the first of those behind a Service; empty where nothing is there. */
    Optional<Place> at(Pod.Door door) {
        return workloads
                .pods()
                .filter(pod -> pod.address().equals(door.address()))
                .findFirst()
                .map(pod -> new Place(pod, door.port()))
                .or(() -> objects.service(door.address()).flatMap(service -> behind(service, door.port())));
    }

    /** A pod, and a port of it. */
    record Place(EmbeddedPod pod, int port) {}

    private Optional<Place> behind(ObjectRef service, int port) {
        Optional<String> target = target(service, it -> it.number() == port);
        return endpoints(service).stream()
                .flatMap(pod -> target.flatMap(pod::port).map(it -> new Place(pod, it)).stream())
                .findFirst();
    }

    private static Optional<Selector> selector(Tree service) {
        Map<String, String> labels = service.texts("spec", "selector");
        return labels.isEmpty() ? Optional.empty() : Optional.of(new Selector(labels));
    }

    /** The pods that the Service sends traffic to. */
    List<EmbeddedPod> endpoints(ObjectRef service) {
        return objects.get(service)
                .flatMap(EmbeddedLook::selector)
                .map(selector -> workloads
                        .matching(service.namespace(), selector)
                        .filter(pod -> pod.ready(now))
                        .toList())
                .orElse(List.of());
    }
}
