package dev.teal.kube.look;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.teal.core.live.Leads;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.Listed;
import dev.teal.kube.api.Reader;

/** Reads what leads requests to pods. */
final class LiveLeads {

    private LiveLeads() {}

    /** Everything in this namespace. */
    static Leads of(Reader reader, String namespace) throws PortException {
        List<Leads.Lead> services = reader.list(new Listed("v1", namespace, "services"), Leads.Lead::of);
        Set<String> ingressed = new HashSet<>();
        reader.list(
                        new Listed("networking.k8s.io/v1", namespace, "ingresses"),
                        it -> Leads.backends(it).toList())
                .forEach(ingressed::addAll);
        Map<String, Set<String>> slices = new HashMap<>();
        reader.list(new Listed("discovery.k8s.io/v1", namespace, "endpointslices"), LiveLeads::slice)
                .forEach(slices::putAll);
        return new Leads(
                services.stream().filter(it -> !it.selector().isEmpty()).toList(), ingressed, slices);
    }

    /** Those of the controller follow the Services. */
    private static Map<String, Set<String>> slice(Tree slice) {
        if (LiveEndpoints.isOfTheController(slice)) {
            return Map.of();
        }
        Set<String> addresses = new HashSet<>();
        slice.trees("endpoints")
                .forEach(endpoint -> endpoint.list("addresses").forEach(it -> addresses.add(String.valueOf(it))));
        return Map.of(slice.text("metadata", "name"), addresses);
    }
}
