package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.git.TestRepository;

/** {@code teal plan} on a real cluster: what it says, and that it writes nothing. */
class PlanE2E {

    private static final Shop SHOP = new Shop("teal-plan", 30170);

    @TempDir
    private Path root;

    private Path folder;
    private User planner;

    @BeforeEach
    void prepare() throws IOException {
        Kubectl.run("delete", "namespace", SHOP.namespace(), "--ignore-not-found");
        Kubectl.run("create", "namespace", SHOP.namespace());
        planner = User.in(SHOP.namespace(), "planner", "get,list,patch,create", root);
        folder = Files.createDirectory(root.resolve("shop"));
        write("green.yaml", SHOP.deployment("v1", "v1"));
        write("service.yaml", SHOP.service("v1"));
        write("active-color", "green\n");
    }

    @AfterEach
    void leave() {
        Kubectl.run("delete", "namespace", SHOP.namespace(), "--wait=false");
    }

    @Test
    void whatIsNotThereWouldBeCreatedAndIsNot() {
        Optional<AuditLog> audit = AuditLog.named();
        TealCommand plan = plan(planner);

        assertThat(plan.out())
                .contains("shop: no color serves, Git wants green")
                .contains(
                        "+ Deployment teal-plan/shop-v1",
                        "+ Service teal-plan/shop",
                        "waits for: 3 pods of green ready")
                .endsWith("1 folder: 1 changes\n");
        assertThat(plan.code()).isEqualTo(3);
        assertThat(Kubectl.run("get", "deployments,services", "-n", SHOP.namespace()))
                .startsWith("No resources found");
        audit.ifPresent(log -> assertThat(log.writesOf(planner.name())).isEmpty());
    }

    @Test
    void whatKubectlMadeBecomesTealsAndASwitchIsToldWithWhatItWaitsFor() {
        apply("green.yaml", "service.yaml");
        Kubectl.run("rollout", "status", "deployment/shop-v1", "-n", SHOP.namespace(), "--timeout=60s");

        TealCommand adopted = plan(planner);
        write("blue.yaml", SHOP.deployment("v2", "v2"));
        write("active-color", "blue\n");
        write("teal.yaml", "switch: confirm\nbefore: {checks: [{http: /version}]}\nafter: {watch: 5m}\n");
        TealCommand switched = plan(planner);

        assertThat(adopted.out())
                .contains("green serves; nothing changes", "Deployment teal-plan/shop-v1 becomes Teal's")
                .endsWith("1 folder: 1 stays as it is\n");
        assertThat(adopted.code()).isZero();
        assertThat(switched.out())
                .contains("shop: green serves, Git wants blue")
                .contains("+ Deployment teal-plan/shop-v2")
                .contains("> Service teal-plan/shop: app=shop,version=v1 → app=shop,version=v2")
                .contains("waits for: 3 pods of blue ready", "waits for: GET /version of each of its pods")
                .containsPattern("waits for: somebody who agrees: .*`confirm: c-[0-9a-f]{7}`")
                .contains("then: blue is on trial for 5m", "then: green stays as it is");
        assertThat(switched.code()).isEqualTo(3);
    }

    @Test
    void aFieldIsShownAsItIsAndAsItWouldBe() {
        apply("green.yaml", "service.yaml");
        write("green.yaml", SHOP.deployment("v1", "v3").replace("replicas: 3", "replicas: 2"));

        TealCommand plan = plan(planner);

        assertThat(plan.out())
                .contains("~ Deployment teal-plan/shop-v1")
                .contains("spec.template.spec.containers[shop].image: janakiramm/myapp:v1 → janakiramm/myapp:v3")
                .contains("spec.replicas: 3 → 2");
        assertThat(plan.code()).isEqualTo(3);
    }

    @Test
    void whoMayNotPatchIsToldSoAndSeesTheFields() {
        apply("green.yaml", "service.yaml");
        write("green.yaml", SHOP.deployment("v1", "v3"));
        User reader = User.in(SHOP.namespace(), "reader", "get,list", root);

        TealCommand plan = plan(reader);

        assertThat(plan.out())
                .contains("spec.template.spec.containers[shop].image: janakiramm/myapp:v1 → janakiramm/myapp:v3")
                .contains("note: compared field by field: a dry run needs the rights to patch")
                .doesNotContain("terminationMessagePath", "spec.replicas");
        assertThat(plan.code()).isEqualTo(3);
    }

    @Test
    void whatTheClusterWouldRefuseIsAMistakeAndSoIsANamespaceThatIsNotAllowed() {
        apply("green.yaml", "service.yaml");
        write("green.yaml", SHOP.deployment("v1", "v1").replace("version: v1", "version: v9"));
        write("service.yaml", SHOP.service("v9"));

        TealCommand refused = plan(planner);
        TealCommand elsewhere = TealCommand.run(root, kubeconfig(planner), "plan", "shop", "-o", "github");

        assertThat(refused.out()).contains("held: ", "field is immutable", "1 folder: 1 can't be done");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(elsewhere.out()).contains("::error file=", "namespace teal-plan is not one that Teal may write to");
        assertThat(elsewhere.code()).isEqualTo(1);
    }

    @Test
    void aBranchIsReadAsItWasCommittedAndAServerThatIsAwayIsOneLine() throws IOException {
        TestRepository repository = SHOP.warm(new TestRepository(root, "origin"));

        TealCommand committed = TealCommand.run(
                root,
                kubeconfig(planner),
                "plan",
                "file://" + repository.bare(),
                "--namespace=" + SHOP.namespace(),
                "-o",
                "json");
        Path nobody = Files.writeString(
                root.resolve("nobody"),
                Files.readString(planner.kubeconfig())
                        .replaceAll("\"server\":\"[^\"]*\"", "\"server\":\"https://127.0.0.1:1\""));
        TealCommand away = TealCommand.run(
                root, Map.of("KUBECONFIG", nobody.toString()), "plan", "shop", "--namespace=" + SHOP.namespace());

        assertThat(committed.out())
                .contains("\"outcome\" : \"changes\"", "\"wanted\" : \"green\"", "\"name\" : \"shop-v2\"");
        assertThat(committed.code()).isEqualTo(3);
        assertThat(away.out())
                .contains("the cluster can't be asked", "no answer from the API server at https://127.0.0.1:1");
        assertThat(away.code()).isEqualTo(2);
    }

    private TealCommand plan(User user) {
        return TealCommand.run(root, kubeconfig(user), "plan", "shop", "--namespace=" + SHOP.namespace());
    }

    private static Map<String, String> kubeconfig(User user) {
        return Map.of("KUBECONFIG", user.kubeconfig().toString());
    }

    private void apply(String... files) {
        for (String file : files) {
            Kubectl.run("apply", "-f", folder.resolve(file).toString());
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
