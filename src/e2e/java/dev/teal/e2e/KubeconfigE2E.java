package dev.teal.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.git.GitHttpServer;
import dev.teal.git.TestRepository;

/** The program outside of a cluster: what a kubeconfig may hold. */
class KubeconfigE2E {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Shop SHOP = new Shop("teal-kubeconfig", 30160);

    @TempDir
    private Path root;

    private GitHttpServer git;
    private TestRepository repository;
    private ObjectNode kubeconfig;

    @BeforeEach
    void prepare() throws IOException {
        Kubectl.run("delete", "namespace", SHOP.namespace(), "--ignore-not-found");
        Kubectl.run("create", "namespace", SHOP.namespace());
        kubeconfig = (ObjectNode) JSON.readTree(Kubectl.run("config", "view", "--raw", "--minify", "-o", "json"));
        git = new GitHttpServer(root);
        repository = SHOP.warm(new TestRepository(root, "shop"));
    }

    @AfterEach
    void leave() {
        git.close();
        Kubectl.run("delete", "namespace", SHOP.namespace(), "--wait=false");
    }

    /** What minikube writes beside the addresses, and what no version knows yet. */
    @Test
    void itsExtensionsAreReadOver() throws Exception {
        ObjectNode cluster = (ObjectNode) kubeconfig.at("/clusters/0/cluster");
        ObjectNode extension = cluster.putArray("extensions").addObject().put("name", "cluster_info");
        extension.putObject("extension").put("provider", "minikube.sigs.k8s.io").put("version", "v1.38.0");
        ObjectNode kind = cluster.withArray("extensions").addObject().put("name", "kind");
        kind.putObject("extension").put("apiVersion", "v1").put("kind", "Pod").putObject("metadata");
        cluster.put("of-tomorrow", true);
        followed("extensions");
    }

    @Test
    void itsExecPluginIsAskedForAToken() throws Exception {
        String namespace = SHOP.namespace();
        Kubectl.run("create", "serviceaccount", "teal", "-n", namespace);
        Kubectl.run(
                "create",
                "rolebinding",
                "teal",
                "-n",
                namespace,
                "--clusterrole=cluster-admin",
                "--serviceaccount=" + namespace + ":teal");
        ObjectNode credential = JSON.createObjectNode()
                .put("apiVersion", "client.authentication.k8s.io/v1")
                .put("kind", "ExecCredential");
        credential.putObject("status").put("token", Kubectl.run("create", "token", "teal", "-n", namespace));
        Path plugin = Files.writeString(root.resolve("plugin"), "#!/bin/sh\necho '" + credential + "'\n");
        Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
        ObjectNode user = (ObjectNode) kubeconfig.at("/users/0");
        ObjectNode exec = user.putObject("user").putObject("exec");
        exec.put("apiVersion", "client.authentication.k8s.io/v1");
        exec.put("command", plugin.toString()).put("interactiveMode", "Never");
        exec.putArray("env").addObject().put("name", "REGION").put("value", "here");
        followed("exec");
    }

    private void followed(String name) throws IOException {
        Path file = Files.writeString(root.resolve("kubeconfig"), kubeconfig.toString());
        try (Teal teal = TealProcess.start(
                "kubeconfig-" + name,
                Map.of(
                        "KUBECONFIG", file.toString(),
                        "TEAL_GIT_URL", git.url("shop.git"),
                        "TEAL_GIT_ALLOW_HTTP", "true",
                        "TEAL_NAMESPACE", SHOP.namespace()))) {
            await().atMost(Duration.ofSeconds(90)).until(() -> teal.is("SYNCED", repository.head()));
        }
    }
}
