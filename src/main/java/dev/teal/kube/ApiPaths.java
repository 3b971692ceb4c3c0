package dev.teal.kube;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.teal.core.Fields;
import dev.teal.core.ObjectRef;
import dev.teal.core.PortException;
import dev.teal.core.Reason;
import dev.teal.core.StalledException;

/** Where objects are at the API server. What is not known by heart is looked up once by discovery. */
final class ApiPaths {

    private static final Map<String, String> PLURALS = Map.of(
            "Deployment", "deployments",
            "Service", "services",
            "ConfigMap", "configmaps",
            "HorizontalPodAutoscaler", "horizontalpodautoscalers",
            "PodDisruptionBudget", "poddisruptionbudgets",
            "Ingress", "ingresses",
            "NetworkPolicy", "networkpolicies");

    private final ApiServer server;
    private final Map<String, String> discovered = new ConcurrentHashMap<>();

    ApiPaths(ApiServer server) {
        this.server = server;
    }

    /** The path of one object. */
    String of(ObjectRef ref) throws PortException {
        return collection(ref.apiVersion(), ref.namespace(), plural(ref)) + "/" + ref.name();
    }

    /** The path of a namespace's objects of one kind. */
    static String collection(String apiVersion, String namespace, String plural) {
        return root(apiVersion) + "/namespaces/" + namespace + "/" + plural;
    }

    private static String root(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }

    private String plural(ObjectRef ref) throws PortException {
        String known = PLURALS.getOrDefault(ref.kind(), discovered.get(ref.apiVersion() + "/" + ref.kind()));
        if (known != null) {
            return known;
        }
        Fields.maps(server.get(root(ref.apiVersion())), "resources").stream()
                .filter(resource -> !Fields.text(resource, "name").contains("/"))
                .forEach(resource -> discovered.put(
                        ref.apiVersion() + "/" + Fields.text(resource, "kind"), Fields.text(resource, "name")));
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
}
