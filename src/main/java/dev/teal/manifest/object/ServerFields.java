package dev.teal.manifest.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.mark.ColorMarks;
import dev.teal.core.mark.Marks;
import dev.teal.core.value.Tree;

/**
 * Takes out what only the API server and controllers write, as {@code kubectl get -o yaml} and {@code --dry-run} print it.
 * Owners above all: where they are gone, Kubernetes deletes at once what was just applied.
 */
public final class ServerFields {

    private static final List<String> METADATA = List.of(
            "uid",
            "resourceVersion",
            "generation",
            "managedFields",
            "selfLink",
            "creationTimestamp",
            "ownerReferences",
            "finalizers",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");
    private static final List<String> ANNOTATIONS = Stream.of(
                    Set.of("kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/revision"),
                    Marks.NAMES,
                    ColorMarks.NAMES)
            .flatMap(Set::stream)
            .distinct()
            .toList();

    /** What the Job controller selects its pods by; a Job that has those of another one is refused. */
    private static final List<String> OF_A_JOB =
            List.of("controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name");

    private final Tree content;
    private final TreeSet<String> removed = new TreeSet<>();

    /** Reads an object as it was written. */
    public ServerFields(Tree written) {
        Tree tree = withoutNulls(written);
        boolean live = tree.at("metadata", "uid").isPresent()
                || tree.at("metadata", "resourceVersion").isPresent();
        if (!tree.at("status").map(ServerFields::hollow).orElse(true)) {
            removed.add("status");
        }
        tree = tree.without("status");
        for (String field : METADATA) {
            tree = cut(tree, "metadata", field);
        }
        for (String annotation : ANNOTATIONS) {
            tree = cut(tree, "metadata", "annotations", annotation);
        }
        if (tree.text("kind").equals("Service")
                && live
                && !tree.text("spec", "clusterIP").equals("None")) {
            tree = cut(cut(tree, "spec", "clusterIP"), "spec", "clusterIPs");
        }
        if (tree.text("kind").equals("Job") && !tree.isTrue("spec", "manualSelector")) {
            tree = cut(tree, "spec", "selector");
            for (String label : OF_A_JOB) {
                tree = cut(tree, "metadata", "labels", label);
                tree = cut(tree, "spec", "template", "metadata", "labels", label);
            }
        }
        content = tree;
    }

    /** The object without them, and without fields that hold null, which is how YAML says that there is no field. */
    public Tree content() {
        return content;
    }

    /** Names of fields that held something, for a notice; an empty {@code status} holds nothing. */
    public List<String> removed() {
        return List.copyOf(removed);
    }

    private Tree cut(Tree tree, String... path) {
        if (tree.at(path).isPresent()) {
            removed.add(path[path.length - 1]);
        }
        return tree.without(path);
    }

    /** Whether there is nothing in it, as in {@code {loadBalancer: {}}}, which a dry run prints for a Service. */
    private static boolean hollow(Object value) {
        return value instanceof Tree tree
                && tree.fields().stream()
                        .allMatch(field ->
                                tree.at(field).map(ServerFields::hollow).orElse(true));
    }

    private static Tree withoutNulls(Tree tree) {
        Map<String, Object> kept = new LinkedHashMap<>();
        tree.each((key, value) -> kept.put(key, cleaned(value)));
        return Tree.of(kept);
    }

    private static Object cleaned(Object value) {
        if (value instanceof Tree tree) {
            return withoutNulls(tree);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .map(item -> item == null ? null : cleaned(item))
                        .collect(Collectors.toCollection(ArrayList::new))
                : value;
    }
}
