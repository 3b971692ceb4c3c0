package dev.teal.kube.watch;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import dev.teal.core.value.Tree;

/**
 * What of a live object an apply depends on, as a short text: two objects of one edition are compared with Git alike. Status,
 * and who wrote it, are no part of it: a Deployment's changes several times in a rollout, an autoscaler's every 15 seconds,
 * and each change is a new {@code resourceVersion}.
 */
public final class Edition {

    /** The field that a {@linkplain Outline kept} object has its edition in. */
    static final String FIELD = "edition";

    /** Kubernetes' own controllers count a Deployment's versions in an annotation, a moment after each is applied. */
    private static final String CONTROLLERS = "kube-controller-manager";

    private static final String REVISION = "deployment.kubernetes.io/revision";

    private Edition() {}

    /** Of an object as the API server has it, or as it was kept; an empty text for none. */
    public static String of(Tree live) {
        if (live.isEmpty()) {
            return "";
        }
        String kept = live.text(FIELD);
        return kept.isEmpty() ? read(live) : kept;
    }

    /** Whether this is what was kept of an object, and not all of it. */
    public static boolean isKept(Tree live) {
        return !live.text(FIELD).isEmpty();
    }

    private static String read(Tree live) {
        Tree metadata = live.tree("metadata");
        int said = Objects.hash(
                metadata.texts("labels"),
                metadata.tree("annotations").without(REVISION),
                metadata.text("deletionTimestamp"),
                managers(metadata));
        int wanted = live.without("metadata")
                .without("status")
                .without("apiVersion")
                .without("kind")
                .hashCode();
        return metadata.text("uid") + "-" + metadata.number(0, "generation") + "-" + Integer.toHexString(said)
                + Integer.toHexString(wanted);
    }

    private static Set<Object> managers(Tree metadata) {
        Set<Object> managers = new HashSet<>();
        metadata.trees("managedFields").stream()
                .filter(it ->
                        it.text("subresource").isEmpty() && !it.text("manager").equals(CONTROLLERS))
                .forEach(it -> managers.add(it.without("time")));
        return managers;
    }
}
