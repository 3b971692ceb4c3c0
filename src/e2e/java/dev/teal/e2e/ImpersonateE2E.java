package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.git.TestRepository;

/** Teal's own account reads, and the namespace's writes: with the Roles of {@code overlays/impersonate}. */
class ImpersonateE2E {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Shop SHOP = new Shop("teal-impersonate", 30172);
    private static final String NAMESPACE = SHOP.namespace();

    @TempDir
    private Path root;

    private TestRepository repository;
    private Map<String, String> settings;

    @BeforeEach
    void prepare() throws IOException {
        Kubectl.run("delete", "namespace", NAMESPACE, "--ignore-not-found");
        Kubectl.run("create", "namespace", NAMESPACE);
        Path roles = Path.of("manifests/overlays/impersonate/writer").toAbsolutePath();
        Files.writeString(
                root.resolve("kustomization.yaml"),
                "namespace: " + NAMESPACE + "\nresources: [" + root.toRealPath().relativize(roles) + "]\n");
        Kubectl.run("apply", "-k", root.toString());
        Kubectl.run("create", "serviceaccount", "teal", "-n", NAMESPACE);
        Kubectl.run(
                "create",
                "rolebinding",
                "here",
                "-n",
                NAMESPACE,
                "--role=teal-reader",
                "--serviceaccount=" + NAMESPACE + ":teal");
        repository = SHOP.warm(new TestRepository(root, "shop"));
        settings = new HashMap<>(Teal.settings(repository.bare().toString(), NAMESPACE));
        settings.put("TEAL_IMPERSONATE", "teal-writer");
        settings.put("KUBECONFIG", kubeconfig().toString());
    }

    @AfterEach
    void leave() {
        Kubectl.run("delete", "namespace", NAMESPACE, "--wait=false");
    }

    private Path kubeconfig() throws IOException {
        ObjectNode config =
                (ObjectNode) JSON.readTree(Kubectl.run("config", "view", "--raw", "--minify", "-o", "json"));
        ((ObjectNode) config.at("/users/0"))
                .putObject("user")
                .put("token", Kubectl.run("create", "token", "teal", "-n", NAMESPACE));
        return Files.writeString(root.resolve("kubeconfig"), config.toString());
    }

    @Test
    void itSwitchesAndEachWriteIsTheNamespacesOwn() {
        Optional<AuditLog> audit = AuditLog.named();
        try (Teal teal = TealProcess.start("impersonate", settings)) {
            await().atMost(Duration.ofSeconds(90)).until(() -> teal.is("SYNCED", repository.head()));
            repository.write("active-color", "blue\n").commit("Serve v2").push();
            await().atMost(Duration.ofSeconds(90)).until(() -> teal.is("SYNCED", repository.head()));
        }

        assertThat(Kubectl.run("get", "service", "shop", "-n", NAMESPACE, "-o", "jsonpath={.spec.selector.version}"))
                .isEqualTo("v2");
        audit.ifPresent(log -> assertThat(log.writesOf("system:serviceaccount:" + NAMESPACE + ":teal", NAMESPACE))
                .isNotEmpty()
                .allMatch(it -> it.equals("system:serviceaccount:" + NAMESPACE + ":teal-writer")));
    }

    @Test
    void whatTheNamespacesAccountMayNotDoIsHeldWithItsName() {
        Kubectl.run("delete", "rolebinding", "teal-writer", "-n", NAMESPACE);

        try (Teal teal = TealProcess.start("impersonate-less", settings)) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(teal.application()
                                    .map(it -> it.path("hold"))
                                    .orElse(JSON.createObjectNode())
                                    .toString())
                            .contains("FORBIDDEN", "serviceaccount:" + NAMESPACE + ":teal-writer"));
        }
    }

    @Test
    void whoMayNotImpersonateIsToldSo() {
        Kubectl.run(
                "patch",
                "role",
                "teal-reader",
                "-n",
                NAMESPACE,
                "--type=json",
                "-p",
                "[{\"op\":\"remove\",\"path\":\"/rules/8\"}]");

        try (Teal teal = TealProcess.start("impersonate-none", settings)) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(teal.application()
                                    .map(it -> it.path("hold"))
                                    .map(JsonNode::toString)
                                    .orElse(""))
                            .contains("FORBIDDEN", "cannot impersonate resource"));
        }
    }
}
