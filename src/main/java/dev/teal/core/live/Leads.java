package dev.teal.core.live;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
    public record Lead(String service, Map<String, String> selector) {}
}
