package dev.teal.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one look at the cluster found for one release.
 *
 * @param missingNamespaces those of the release that do not exist
 * @param drifts for every object of the release; a routed Service is compared with its live selector in place
 * @param deployments each color's Deployment, absent where it does not exist
 * @param services the routed Services, absent where they do not exist
 * @param pods for each namespace and selector that the decision can need, the pods that it matches
 * @param answers what the pods that had to be asked said
 */
public record Observed(
        Set<String> missingNamespaces,
        Map<ObjectRef, Drift> drifts,
        Map<Color, LiveDeployment> deployments,
        Map<ObjectRef, LiveService> services,
        Map<Reach, List<Pod>> pods,
        Map<Prober.Door, Prober.Answer> answers) {

    /** A selector in a namespace. */
    public record Reach(String namespace, Selector selector) {}

    /** How the object differs. */
    public Drift drift(Manifest manifest) {
        return drifts.getOrDefault(manifest.ref(), new Drift.Missing());
    }

    /** The routed Service, if it exists. */
    public Optional<LiveService> live(RoutedService service) {
        return Optional.ofNullable(services.get(service.ref()));
    }

    /** Whether Teal has pointed this Service somewhere before. */
    public boolean marked(RoutedService service) {
        return live(service).filter(it -> it.marks().color().isPresent()).isPresent();
    }

    /** The pods that {@code selector} matches where the Service is. */
    public List<Pod> pods(RoutedService service, Selector selector) {
        return pods.getOrDefault(new Reach(service.ref().namespace(), selector), List.of());
    }

    /** Why a pod of the newest version of {@code color} can't run, if that is clear. */
    public Optional<String> trouble(Release release, Color color) {
        return release.services().stream()
                .flatMap(service -> pods(service, service.selectorFor(color)).stream())
                .filter(Pod::newest)
                .flatMap(pod -> pod.trouble().stream().map(why -> "pod " + pod.name() + ": " + why))
                .findFirst();
    }

    /** The same look with what the pods said. */
    public Observed answered(Map<Prober.Door, Prober.Answer> said) {
        return new Observed(missingNamespaces, drifts, deployments, services, pods, said);
    }
}
