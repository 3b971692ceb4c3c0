package dev.teal.kube.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.value.Tree;

/**
 * Which fields of a kind are kept: those that a look reads, of thousands of objects. Of what is compared with Git the
 * {@link Edition} is kept as well.
 */
final class Outline {

    private static final String ANNOTATION_OF_KUBECTL = "kubectl.kubernetes.io/last-applied-configuration";

    private static final Set<String> NEVER_APPLIED = Set.of("pods", "replicasets", "endpointslices", "jobs");

    private static final String[] METADATA = {
        "metadata name",
        "metadata namespace",
        "metadata uid",
        "metadata resourceVersion",
        "metadata labels",
        "metadata annotations",
        "metadata deletionTimestamp",
        "metadata creationTimestamp"
    };

    private static final Map<String, Outline> BY_PLURAL = Map.of(
            "deployments",
            new Outline(
                    "metadata generation",
                    "metadata managedFields manager",
                    "metadata managedFields operation",
                    "metadata managedFields subresource",
                    "metadata managedFields fieldsV1 f:spec f:replicas",
                    "spec replicas",
                    "spec paused",
                    "spec strategy",
                    "spec template metadata labels",
                    "spec template spec containers image",
                    "status"),
            "replicasets",
            new Outline("metadata ownerReferences kind", "metadata ownerReferences name"),
            "pods",
            new Outline(
                    "metadata ownerReferences kind",
                    "metadata ownerReferences name",
                    "spec containers name",
                    "spec containers ports",
                    "spec containers readinessProbe",
                    "spec initContainers name",
                    "spec initContainers ports",
                    "spec initContainers readinessProbe",
                    "spec initContainers restartPolicy",
                    "spec readinessGates",
                    "status phase",
                    "status podIP",
                    "status conditions type",
                    "status conditions status",
                    "status conditions reason",
                    "status conditions message",
                    "status conditions lastTransitionTime",
                    "status containerStatuses",
                    "status initContainerStatuses"),
            "services",
            new Outline("spec"),
            "endpointslices",
            new Outline("endpoints addresses", "endpoints conditions", "endpoints targetRef name"),
            "horizontalpodautoscalers",
            new Outline("spec scaleTargetRef", "spec minReplicas", "spec maxReplicas"),
            "ingresses",
            new Outline("spec rules", "spec defaultBackend"),
            "jobs",
            new Outline("status conditions"));

    private static final Outline OF_OTHERS = new Outline();

    /** What is below a field; nothing for one that is kept whole. */
    private final Map<String, Outline> fields = new HashMap<>();

    private Outline(String... paths) {
        for (String path : METADATA) {
            add(path.split(" "), 0);
        }
        for (String path : paths) {
            add(path.split(" "), 0);
        }
    }

    private Outline(Map<String, Outline> fields) {
        this.fields.putAll(fields);
    }

    private void add(String[] path, int step) {
        if (step < path.length) {
            fields.computeIfAbsent(path[step], field -> new Outline(Map.of())).add(path, step + 1);
        }
    }

    /** What is kept of an object of this kind. */
    static Tree of(String plural, Tree live) {
        Tree kept = BY_PLURAL.getOrDefault(plural, OF_OTHERS).drawn(live);
        return NEVER_APPLIED.contains(plural)
                ? kept
                : kept.without("metadata", "annotations", ANNOTATION_OF_KUBECTL).with(Edition.of(live), Edition.FIELD);
    }

    private Tree drawn(Tree whole) {
        Map<String, Object> kept = new HashMap<>();
        whole.each((key, value) -> Optional.ofNullable(fields.get(key)).ifPresent(it -> kept.put(key, it.part(value))));
        return Tree.of(kept);
    }

    private Object part(Object value) {
        if (fields.isEmpty()) {
            return value;
        }
        if (value instanceof Tree tree) {
            return drawn(tree);
        }
        if (!(value instanceof List<?> items)) {
            return value;
        }
        List<Object> parts = new ArrayList<>();
        items.forEach(item -> parts.add(part(item)));
        return parts;
    }
}
