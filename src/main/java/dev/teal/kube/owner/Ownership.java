package dev.teal.kube.owner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.teal.core.value.Hands;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiServer;
import dev.teal.kube.api.Operation;

/** Who owns which field of a live object, by its {@code metadata.managedFields} (KEP-555). */
public record Ownership(Tree live) {

    /**
     * Hands whose fields stay theirs: {@code kubectl rollout restart} and what is written beside Git on purpose. Unless the
     * fields of all others become Teal's, a field that leaves Git would stay in the cluster, owned by them.
     */
    private static final Set<String> BESIDE_GIT = Set.of("kubectl-rollout", "kubectl-annotate", "kubectl-label");

    /** Whether a hand has written fields that are not Teal's yet, by {@code kubectl apply} or otherwise. */
    public boolean adoptable() {
        return entries().stream().anyMatch(Ownership::isApplier);
    }

    /** Whether Teal owns {@code spec.replicas}, or will when it adopts the object. */
    public boolean ownsReplicas() {
        return entries().stream()
                .filter(entry -> isApplier(entry) || isTeal(entry))
                .anyMatch(entry -> entry.at("fieldsV1", "f:spec", "f:replicas").isPresent());
    }

    /**
     * The JSON patch that hands the hands' fields to Teal, and those at these paths, which nobody owns. It fails if the object
     * changed since it was read.
     */
    public List<Operation> claiming(Set<String> paths) {
        Tree fields = Tree.EMPTY;
        List<Tree> kept = new ArrayList<>();
        String apiVersion = live.text("apiVersion");
        for (Tree entry : entries()) {
            if (isApplier(entry) || isTeal(entry)) {
                fields = union(fields, entry.tree("fieldsV1"));
                apiVersion = entry.text("apiVersion");
            } else {
                kept.add(entry);
            }
        }
        for (String path : paths) {
            fields = union(fields, ManagedPath.of(path, live).owned());
        }
        kept.add(Tree.EMPTY
                .with(ApiServer.FIELD_MANAGER, "manager")
                .with("Apply", "operation")
                .with(apiVersion, "apiVersion")
                .with("FieldsV1", "fieldsType")
                .with(fields, "fieldsV1"));
        return List.of(
                new Operation("replace", "/metadata/managedFields", kept),
                Operation.onVersion(live.text("metadata", "resourceVersion")));
    }

    /** Who has written the fields at these paths, as far as that is noted. */
    public Set<String> owners(List<String> paths) {
        Set<String> owners = new TreeSet<>();
        for (String path : paths) {
            ManagedPath field = ManagedPath.of(path, live);
            entries().stream()
                    .filter(entry -> field.isIn(entry.tree("fieldsV1")))
                    .forEach(entry -> owners.add(entry.text("manager")));
        }
        return owners;
    }

    private List<Tree> entries() {
        return live.trees("metadata", "managedFields");
    }

    private static boolean isApplier(Tree entry) {
        String manager = entry.text("manager");
        boolean ownPatch = manager.equals(ApiServer.FIELD_MANAGER) && !isTeal(entry);
        return (ownPatch || Hands.isHand(manager) && !BESIDE_GIT.contains(manager))
                && entry.text("subresource").isEmpty();
    }

    private static boolean isTeal(Tree entry) {
        return entry.text("manager").equals(ApiServer.FIELD_MANAGER)
                && entry.text("operation").equals("Apply")
                && entry.text("subresource").isEmpty();
    }

    private static Tree union(Tree one, Tree two) {
        Map<String, Object> both = new LinkedHashMap<>();
        one.each(both::put);
        two.each((key, value) -> both.merge(key, value, Ownership::union));
        return Tree.of(both);
    }

    private static Object union(Object one, Object two) {
        return one instanceof Tree left && two instanceof Tree right ? union(left, right) : one;
    }
}
