package dev.teal.cli.adopt;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.teal.cli.difference.Bare;
import dev.teal.core.value.Hands;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiServer;

/** What other tools have written on an object: their marks, and the fields that they would write again. */
public final class Foreign {

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    private Foreign() {}

    /** The object without the marks by which Helm, and Teal, know it; on the cluster they stay. */
    static Tree without(Tree object) {
        return Bare.of(
                object,
                key -> key.startsWith("teal.dev/") || key.startsWith("meta.helm.sh/") || key.equals(MANAGED_BY));
    }

    /** Who else has written its spec or its labels, by the names of {@code managedFields} (KEP-555). */
    public static Set<String> owners(Tree object) {
        return object.trees("metadata", "managedFields").stream()
                .filter(entry -> entry.text("subresource").isEmpty())
                .filter(entry -> entry.at("fieldsV1", "f:spec").isPresent()
                        || entry.at("fieldsV1", "f:metadata", "f:labels").isPresent())
                .map(entry -> entry.text("manager"))
                .filter(manager -> !Hands.isHand(manager) && !manager.equals(ApiServer.FIELD_MANAGER))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The release of Helm's that has made it. */
    public static Optional<String> release(Tree object) {
        return Optional.ofNullable(object.texts("metadata", "annotations").get("meta.helm.sh/release-name"));
    }

    /** The command after which a tool owns no field of it any more; it changes nothing else. */
    public static String disowning(Tree object) {
        return "kubectl patch " + Running.ref(object).kubectl()
                + " --type merge -p '{\"metadata\":{\"managedFields\":[{}]}}'";
    }
}
