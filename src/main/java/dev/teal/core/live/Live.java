package dev.teal.core.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/**
 * What was read of the cluster for one release, as it is: nothing in it is an opinion.
 *
 * @param objects each object of the release as the API server has it, absent where it does not exist
 * @param deployments each color's Deployment, absent where it does not exist
 * @param services the routed Services, absent where they do not exist
 * @param pods for each {@link Reach} of the {@link Scope}, the pods that it matches
 * @param autoscalers every HorizontalPodAutoscaler in the release's namespaces
 * @param leftovers Deployments that were applied for the application, and are in its folder no more
 * @param leads what leads requests to pods where the colors are; known only where {@link Scope#leads} asks
 * @param jobs the Jobs that test the colors; known only where {@link Scope#jobs} asks
 */
public record Live(
        Map<ObjectRef, Tree> objects,
        Map<Color, LiveDeployment> deployments,
        Map<ObjectRef, LiveService> services,
        Map<Reach, List<Pod>> pods,
        List<LiveAutoscaler> autoscalers,
        List<LiveDeployment> leftovers,
        Leads leads,
        LiveJobs jobs) {

    /** A selector in a namespace. */
    public record Reach(String namespace, Selector selector) {}

    /** A cluster in which nothing of the release exists. */
    public static final Live NOTHING =
            new Live(Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of(), Leads.NONE, LiveJobs.NONE);

    /** The object as it is; an empty tree where it does not exist. */
    public Tree object(ObjectRef ref) {
        return objects.getOrDefault(ref, Tree.EMPTY);
    }

    /** A Service's address in the cluster; empty where it does not exist, or has none of its own. */
    public Optional<String> address(ObjectRef service) {
        return Optional.of(object(service).text("spec", "clusterIP")).filter(it -> !it.isEmpty() && !it.equals("None"));
    }

    /** The {@code metadata.resourceVersion} of the object; an empty text where it does not exist. */
    public String version(ObjectRef ref) {
        return object(ref).text("metadata", "resourceVersion");
    }

    /** The routed Service, if it exists. */
    public Optional<LiveService> service(RoutedService service) {
        return Optional.ofNullable(services.get(service.ref()));
    }

    /** Whether Teal has pointed this Service somewhere before. */
    public boolean marked(RoutedService service) {
        return service(service).filter(it -> it.marks().color().isPresent()).isPresent();
    }

    /** The pods that {@code selector} matches where the Service is. */
    public List<Pod> pods(RoutedService service, Selector selector) {
        return pods.getOrDefault(new Reach(service.ref().namespace(), selector), List.of());
    }

    /** Those of them that are ready. */
    public List<Pod> ready(RoutedService service, Selector selector) {
        return pods(service, selector).stream().filter(Pod::ready).toList();
    }

    /** Why a pod of the newest version of {@code color} can't run, if that is clear. */
    public Optional<String> trouble(Release release, Color color) {
        return release.services().stream()
                .flatMap(service -> pods(service, service.selectorFor(color)).stream())
                .filter(Pod::newest)
                .flatMap(pod -> pod.state().trouble().stream().map(why -> "pod " + pod.name() + ": " + why))
                .findFirst();
    }
}
