package dev.teal.core.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.teal.core.value.Tree;

/**
 * What leads requests to pods in one namespace, whoever made it.
 *
 * @param services each Service that has a selector
 * @param ingressed the names of the Services that an Ingress names
 * @param slices for each EndpointSlice that is not of Kubernetes' own controller the addresses in it
 */
public record Leads(List<Lead> services, Set<String> ingressed, Map<String, Set<String>> slices) {

    /** Nothing leads anywhere, or nobody has to know. */
    public static final Leads NONE = new Leads(List.of(), Set.of(), Map.of());

    /** A Service by its name, and what it selects. */
    public record Lead(String service, Map<String, String> selector) {
        /** As this Service, as the API server has it, says. */
        public static Lead of(Tree service) {
            return new Lead(service.text("metadata", "name"), service.texts("spec", "selector"));
        }
    }

    /** The names of the Services that this Ingress, as the API server has it, leads to. */
    public static Stream<String> backends(Tree ingress) {
        Stream<Tree> paths = ingress.trees("spec", "rules").stream()
                .flatMap(rule -> rule.trees("http", "paths").stream())
                .map(path -> path.tree("backend"));
        return Stream.concat(Stream.of(ingress.tree("spec", "defaultBackend")), paths)
                .map(backend -> backend.text("service", "name"))
                .filter(name -> !name.isEmpty());
    }
}
