package dev.teal.kube.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;

/** Where objects are at the API server. What is not known by heart is looked up once by discovery. */
public final class ApiPaths {

    private static final Map<String, String> PLURALS = Map.of(
            "Deployment", "deployments",
            "Service", "services",
            "ConfigMap", "configmaps",
            "HorizontalPodAutoscaler", "horizontalpodautoscalers",
            "PodDisruptionBudget", "poddisruptionbudgets",
            "Ingress", "ingresses",
            "Job", "jobs",
            "NetworkPolicy", "networkpolicies");

    private final ApiServer server;
    private final Map<String, String> discovered = new ConcurrentHashMap<>();

    public ApiPaths(ApiServer server) {
        this.server = server;
    }

    /** The path of one object. */
    public String of(ObjectRef ref) throws PortException {
        return among(ref).path(ref.name());
    }

    /** The objects that it is one of. */
    public Listed among(ObjectRef ref) throws PortException {
        return new Listed(ref.apiVersion(), ref.namespace(), plural(ref));
    }

    private String plural(ObjectRef ref) throws PortException {
        String known = PLURALS.getOrDefault(ref.kind(), discovered.get(ref.apiVersion() + "/" + ref.kind()));
        if (known != null) {
            return known;
        }
        resources(ref.apiVersion()).stream()
                .filter(resource -> !resource.getName().contains("/"))
                .forEach(resource -> discovered.put(ref.apiVersion() + "/" + resource.getKind(), resource.getName()));
        String found = discovered.get(ref.apiVersion() + "/" + ref.kind());
        if (found == null) {
            throw new StalledException(
                    Reason.REJECTED,
                    "the API server knows no " + ref.kind() + " in " + ref.apiVersion(),
                    "kubectl api-resources",
                    null);
        }
        return found;
    }

    /** What the server has in one version of one group; nothing where it does not know that. */
    private List<APIResource> resources(String apiVersion) throws PortException {
        return Optional.ofNullable(
                        server.ask("get", Listed.root(apiVersion), client -> client.getApiResources(apiVersion)))
                .map(APIResourceList::getResources)
                .orElse(List.of());
    }
}
