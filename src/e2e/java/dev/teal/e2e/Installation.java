package dev.teal.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The manifests, installed as a user does: with an overlay of one's own that names the settings. Each case has its own
 * namespace for Teal beside that of its applications.
 */
final class Installation {

    private enum Extent {
        ONE_NAMESPACE,
        CLUSTER_WIDE
    }

    private static final String MANIFESTS = "../../../../manifests";

    private final Path overlay;
    private final String applications;
    private final String image;
    private final Map<String, String> settings = new TreeMap<>();
    private Extent extent = Extent.ONE_NAMESPACE;
    private final List<String> patches = new ArrayList<>();

    /** {@code applications} is the namespace where Teal gets its rights. */
    Installation(String applications, String image) {
        this.overlay = Path.of("target", "e2e", "manifests", applications);
        this.applications = applications;
        this.image = image;
    }

    /** A line of the ConfigMap. */
    Installation set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** JSON patch operations for the Deployment, one a line. */
    Installation patch(String... operations) {
        patches.addAll(List.of(operations));
        return this;
    }

    /** Where Teal runs. */
    String namespace() {
        return applications + "-teal";
    }

    /** A label that only this installation's pod has. */
    String label() {
        return "teal.dev/case=" + applications;
    }

    /** From now on with rights in every namespace. */
    Installation clusterWide() {
        extent = Extent.CLUSTER_WIDE;
        return this;
    }

    /** Installs it, or what has changed. */
    void apply() {
        switch (extent) {
            case ONE_NAMESPACE -> writeOneNamespace();
            case CLUSTER_WIDE -> writeClusterWide();
        }
        Kubectl.run("apply", "-k", overlay.toString());
    }

    private void writeOneNamespace() {
        write("kustomization.yaml", "resources: [teal, applications]\n");
        write(
                "teal/kustomization.yaml",
                "resources: [../" + MANIFESTS + "/base]\n" + ours() + patched("Deployment", patches));
        write(
                "applications/kustomization.yaml",
                "resources: [../" + MANIFESTS + "/applications]\nnamespace: " + applications + "\npatches:\n"
                        + patched("RoleBinding", List.of(subject())));
    }

    /** Under a name of its own, since such rights are in no namespace. */
    private void writeClusterWide() {
        String rename = "{op: replace, path: /metadata/name, value: " + namespace() + "}";
        String role = "{op: replace, path: /roleRef/name, value: " + namespace() + "}";
        write(
                "kustomization.yaml",
                "resources: [" + MANIFESTS + "/overlays/cluster-wide]\n" + ours() + patched("Deployment", patches)
                        + patched("ClusterRole", List.of(rename))
                        + patched("ClusterRoleBinding", List.of(rename, role, subject())));
    }

    private String subject() {
        return "{op: replace, path: /subjects/0/namespace, value: " + namespace() + "}";
    }

    private static String patched(String kind, List<String> operations) {
        return operations.isEmpty()
                ? ""
                : "  - target: {kind: " + kind + "}\n    patch: |-\n"
                        + operations.stream().map(it -> "      - " + it + "\n").collect(Collectors.joining());
    }

    /** Uninstalls it, and waits until it is gone. */
    void delete() {
        Kubectl.run("delete", "-k", overlay.toString());
    }

    private String ours() {
        int colon = image.lastIndexOf(':');
        return """
                namespace: %1$s
                images: [{name: teal, newName: %2$s, newTag: "%3$s"}]
                labels:
                  - pairs: {teal.dev/case: %4$s}
                    includeTemplates: true
                configMapGenerator:
                  - name: teal
                    behavior: merge
                    literals:
                %5$s
                patches:
                """.formatted(
                        namespace(),
                        image.substring(0, colon),
                        image.substring(colon + 1),
                        applications,
                        settings.entrySet().stream()
                                .map(it -> "      - " + it.getKey() + "=" + it.getValue())
                                .collect(Collectors.joining("\n")));
    }

    private void write(String file, String text) {
        try {
            Path path = overlay.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
