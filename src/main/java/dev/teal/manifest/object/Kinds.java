package dev.teal.manifest.object;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.value.Tree;
import dev.teal.manifest.FormatSettings;
import dev.teal.manifest.finding.NearMiss;

/** Which kinds of objects Teal writes. */
public final class Kinds {

    /** What becomes of an object of some kind. */
    public sealed interface Verdict {}

    /** It is one of the application's objects. */
    public record Taken() implements Verdict {}

    /** It is left alone; {@code why} completes "is left alone: ". */
    public record Left(String why) implements Verdict {}

    /** It can't be meant; {@code apiVersion} and {@code kind} were. */
    public record Wrong(String field, String problem, String advice, String apiVersion, String kind)
            implements Verdict {}

    /** The versions that Kubernetes 1.32 and later serve, the one to write first. */
    private static final Map<String, List<String>> STANDARD = Map.of(
            "Deployment", List.of("apps/v1"),
            "Service", List.of("v1"),
            "ConfigMap", List.of("v1"),
            "HorizontalPodAutoscaler", List.of("autoscaling/v2", "autoscaling/v1"),
            "PodDisruptionBudget", List.of("policy/v1"),
            "Ingress", List.of("networking.k8s.io/v1"),
            "NetworkPolicy", List.of("networking.k8s.io/v1"));

    /** Groups that had these kinds once, or that people write by mistake. Other groups' kinds are other kinds. */
    private static final Set<String> OWN_GROUPS =
            Set.of("", "app", "apps", "extensions", "autoscaling", "policy", "networking.k8s.io");

    private static final Set<String> CLUSTER_SCOPED = Set.of(
            "Namespace",
            "Node",
            "PersistentVolume",
            "ClusterRole",
            "ClusterRoleBinding",
            "CustomResourceDefinition",
            "StorageClass",
            "IngressClass",
            "PriorityClass",
            "RuntimeClass",
            "GatewayClass",
            "VolumeAttachment",
            "CSIDriver",
            "APIService",
            "MutatingWebhookConfiguration",
            "ValidatingWebhookConfiguration",
            "ValidatingAdmissionPolicy",
            "ClusterIssuer");

    private final Set<String> more;

    /** Besides the standard kinds, {@code more} as in {@link FormatSettings#kinds}. */
    public Kinds(Set<String> more) {
        this.more = more;
    }

    /** What becomes of an object of this version and kind. */
    public Verdict of(String apiVersion, String kind) {
        if (CLUSTER_SCOPED.contains(kind)) {
            return new Left("it belongs to no namespace, and Teal writes in namespaces only");
        }
        if (more.contains(kind) || more.contains(apiVersion + "/" + kind)) {
            return new Taken();
        }
        List<String> versions = STANDARD.get(kind);
        if (versions == null) {
            return slip(apiVersion, kind)
                    .<Verdict>map(meant -> new Wrong(
                            "kind",
                            "is " + kind + ", which Kubernetes does not know",
                            "write `kind: " + meant + "`",
                            apiVersion,
                            meant))
                    .orElseGet(() -> new Left("Teal does not write this kind (setting teal.kinds)"));
        }
        if (versions.contains(apiVersion)) {
            return new Taken();
        }
        return OWN_GROUPS.contains(group(apiVersion))
                ? new Wrong(
                        "apiVersion",
                        "is " + apiVersion + ", in which Kubernetes has no " + kind,
                        "write `apiVersion: " + versions.get(0) + "`",
                        versions.get(0),
                        kind)
                : new Left("Teal does not write this kind (setting teal.kinds)");
    }

    /** The version to write for a kind; empty for one that Teal does not know. */
    public Optional<String> version(String kind) {
        return Optional.ofNullable(STANDARD.get(kind)).map(versions -> versions.get(0));
    }

    /** The kind that an object without one seems to be, by its version and what it has. */
    public Optional<String> kind(Tree object) {
        Tree spec = object.tree("spec");
        return switch (group(object.text("apiVersion"))) {
            case "apps" -> Optional.of("Deployment");
            case "autoscaling" -> Optional.of("HorizontalPodAutoscaler");
            case "policy" -> Optional.of("PodDisruptionBudget");
            case "networking.k8s.io" -> Optional.of(spec.has("podSelector") ? "NetworkPolicy" : "Ingress");
            case "" ->
                spec.has("template")
                        ? Optional.of("Deployment")
                        : spec.has("ports")
                                ? Optional.of("Service")
                                : object.has("data") ? Optional.of("ConfigMap") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> slip(String apiVersion, String kind) {
        return NearMiss.of(kind, STANDARD.keySet())
                .filter(meant -> STANDARD.get(meant).contains(apiVersion));
    }

    private static String group(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
