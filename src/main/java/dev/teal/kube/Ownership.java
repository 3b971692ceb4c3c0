package dev.teal.kube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.teal.core.value.Fields;
import dev.teal.core.value.Hands;

/** Who owns which field of a live object, by its {@code metadata.managedFields} (KEP-555). */
record Ownership(Map<String, Object> live) {

    /** Teal's own name as a field manager. */
    static final String TEAL = "teal";

    /**
     * Hands whose fields stay theirs: {@code kubectl rollout restart} and what is written beside Git on purpose. Unless the
     * fields of all others become Teal's, a field that leaves Git would stay in the cluster, owned by them.
     */
    private static final Set<String> BESIDE_GIT = Set.of("kubectl-rollout", "kubectl-annotate", "kubectl-label");

    /** Whether a hand has written fields that are not Teal's yet, by {@code kubectl apply} or otherwise. */
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

    /**
     * The JSON patch that hands the hands' fields to Teal, and those at these paths, which nobody owns. It fails if the object
     * changed since it was read.
     */
    List<Map<String, Object>> claiming(Set<String> paths) {
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
        for (String path : paths) {
            fields = union(fields, ManagedPath.of(path, live).owned());
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

    /** Who has written the fields at these paths, as far as that is noted. */
    Set<String> owners(List<String> paths) {
        Set<String> owners = new TreeSet<>();
        for (String path : paths) {
            ManagedPath field = ManagedPath.of(path, live);
            entries().stream()
                    .filter(entry -> field.isIn(Fields.map(entry, "fieldsV1")))
                    .forEach(entry -> owners.add(Fields.text(entry, "manager")));
        }
        return owners;
    }

    private List<Map<String, Object>> entries() {
        return Fields.maps(live, "metadata", "managedFields");
    }

    private static boolean isApplier(Map<String, Object> entry) {
        String manager = Fields.text(entry, "manager");
        boolean ownPatch = manager.equals(TEAL) && !isTeal(entry);
        return (ownPatch || Hands.isHand(manager) && !BESIDE_GIT.contains(manager))
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
