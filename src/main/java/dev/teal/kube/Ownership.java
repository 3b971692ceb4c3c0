package dev.teal.kube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.teal.core.Fields;

/** Who owns which field of a live object, by its {@code metadata.managedFields} (KEP-555). */
record Ownership(Map<String, Object> live) {

    /** Teal's own name as a field manager. */
    static final String TEAL = "teal";

    /**
     * Managers that have applied or created the whole object. Unless their fields become Teal's, a field that leaves
     * Git would stay in the cluster, owned by them.
     */
    private static final Set<String> APPLIERS =
            Set.of("kubectl-client-side-apply", "kubectl-create", "kubectl-replace", "kubectl", "before-first-apply");

    /** Whether a manager is a person at a command line rather than a tool that would write again. */
    static boolean isHand(String manager) {
        return manager.equals("kubectl") || manager.startsWith("kubectl-") || manager.equals("before-first-apply");
    }

    /** Whether the object was made by {@code kubectl apply} and its fields are not Teal's yet. */
    boolean adoptable() {
        return entries().stream().anyMatch(Ownership::isApplier);
    }

    /** Whether Teal owns {@code spec.replicas}, or will when it adopts the object. */
    boolean ownsReplicas() {
        return entries().stream()
                .filter(entry -> isApplier(entry) || isTeal(entry))
                .anyMatch(entry ->
                        Fields.at(entry, "fieldsV1", "f:spec", "f:replicas").isPresent());
    }

    /** The JSON patch that hands the appliers' fields to Teal; it fails if the object changed since it was read. */
    List<Map<String, Object>> adoption() {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<Map<String, Object>> kept = new ArrayList<>();
        String apiVersion = Fields.text(live, "apiVersion");
        for (Map<String, Object> entry : entries()) {
            if (isApplier(entry) || isTeal(entry)) {
                fields = union(fields, Fields.map(entry, "fieldsV1"));
                apiVersion = Fields.text(entry, "apiVersion");
            } else {
                kept.add(entry);
            }
        }
        kept.add(Map.of(
                "manager",
                TEAL,
                "operation",
                "Apply",
                "apiVersion",
                apiVersion,
                "fieldsType",
                "FieldsV1",
                "fieldsV1",
                fields));
        return List.of(
                Map.of("op", "replace", "path", "/metadata/managedFields", "value", kept),
                Map.of(
                        "op", "replace",
                        "path", "/metadata/resourceVersion",
                        "value", Fields.text(live, "metadata", "resourceVersion")));
    }

    private List<Map<String, Object>> entries() {
        return Fields.maps(live, "metadata", "managedFields");
    }

    private static boolean isApplier(Map<String, Object> entry) {
        return APPLIERS.contains(Fields.text(entry, "manager"))
                && Fields.text(entry, "subresource").isEmpty();
    }

    private static boolean isTeal(Map<String, Object> entry) {
        return Fields.text(entry, "manager").equals(TEAL)
                && Fields.text(entry, "operation").equals("Apply")
                && Fields.text(entry, "subresource").isEmpty();
    }

    private static Map<String, Object> union(Map<String, Object> one, Map<String, Object> two) {
        Map<String, Object> both = new LinkedHashMap<>(one);
        two.keySet().forEach(key -> both.put(key, union(Fields.map(one, key), Fields.map(two, key))));
        return both;
    }
}
