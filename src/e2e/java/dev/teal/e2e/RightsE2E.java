package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The rights that the manifests grant: no more than needed, and each one missed by its name. */
@EnabledIfSystemProperty(named = "e2e.image", matches = ".+")
class RightsE2E {

    private static final Path TABLE = Path.of("target", "e2e", "rbac.txt");
    private static final Path DOCUMENT = Path.of("docs", "install.md");

    /** What the folder holds of each kind, by its resource. */
    private static final Map<String, String> OBJECTS = Map.of(
            "services", "shop",
            "configmaps", "shop",
            "deployments", "shop-v2",
            "horizontalpodautoscalers", "shop-v1",
            "poddisruptionbudgets", "shop",
            "ingresses", "shop",
            "networkpolicies", "shop");

    @TempDir
    Path directory;

    private final List<String> table = new ArrayList<>();

    @Test
    void eachRightIsUsedAndMissedByItsName() throws Exception {
        try (Scene scene = new Scene(40, directory)) {
            Kubectl.run("delete", "namespace", second(scene), "--ignore-not-found");
            scene.installation().clusterWide().set("TEAL_NAMESPACES", scene.shop.namespace() + "," + second(scene));
            everyKind(scene);
            scene.warm();
            ClusterRole granted = role(scene);
            List<Right> rights = Right.of(granted);
            for (Right right : rights) {
                miss(scene, granted, right);
            }
            Files.write(TABLE, table);

            assertThat(table).hasSameSizeAs(rights);
            assertThat(documented())
                    .as("rows of " + DOCUMENT)
                    .containsAll(rights.stream().map(Right::toString).toList());
            String user = "system:serviceaccount:" + scene.installation().namespace() + ":teal";
            AuditLog.named()
                    .ifPresent(log -> assertThat(log.usedBy(user))
                            .as("rights that were used, by the audit log")
                            .containsAll(rights));
            scene.pod().neverRestarted();
            Kubectl.run("delete", "namespace", second(scene));
        }
    }

    /** What `overlays/jobs` adds, but for the right to watch them, which no hold names. */
    private static final List<Right> OF_JOBS = List.of(
            new Right("create", "batch", "jobs"),
            new Right("patch", "batch", "jobs"),
            new Right("get", "batch", "jobs"),
            new Right("delete", "batch", "jobs"),
            new Right("list", "batch", "jobs"),
            new Right("get", "", "pods/log"));

    @Test
    void theRightsThatJobsNeedAreMissedByTheirNames() throws Exception {
        try (Scene scene = new Scene(41, directory)) {
            scene.installation().clusterWide().set("TEAL_NAMESPACES", scene.shop.namespace());
            scene.warm();
            ClusterRole granted = with(with(role(scene), OF_JOBS), List.of(new Right("watch", "batch", "jobs")));
            scene.client.resource(granted).update();
            scene.repository.write("teal.yaml", "before: {checks: [{job: smoke-test.yaml}]}\n");
            int number = 0;
            for (Right right : OF_JOBS) {
                scene.client.resource(right.takenFrom(granted)).update();
                number++;
                scene.repository.write("smoke-test.yaml", job(scene, number)).write("active-color", "blue\n");
                scene.push("Test v2 by a Job that fails, without the right to " + right);
                scene.eventually(
                        "Teal says that it " + right.refusal(),
                        () -> scene.teal.message().contains(right.refusal()));
                assertThat(scene.selected()).isEqualTo("v1");
                scene.client.resource(Right.with(granted, granted.getRules())).update();
                scene.held("CHECK_FAILED");
            }
        }
    }

    private static ClusterRole with(ClusterRole role, List<Right> more) {
        List<PolicyRule> rules = new ArrayList<>(role.getRules());
        more.forEach(right -> rules.add(new PolicyRuleBuilder()
                .withApiGroups(right.group())
                .withResources(right.resource())
                .withVerbs(right.verb())
                .build()));
        return Right.with(role, rules);
    }

    private static String job(Scene scene, int number) {
        return """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: smoke-test-%d, namespace: %s}
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                        - {name: test, image: "janakiramm/myapp:crash", imagePullPolicy: IfNotPresent}
                """.formatted(number, scene.shop.namespace());
    }

    @Test
    void theyAreNarrow() {
        for (String overlay : List.of("one-namespace", "several-namespaces", "cluster-wide")) {
            String all = Kubectl.run("kustomize", "manifests/overlays/" + overlay);
            Kubectl.run("apply", "--dry-run=client", "-k", "manifests/overlays/" + overlay);
            List<String> verbsAndResources = all.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("- "))
                    .toList();
            assertThat(verbsAndResources)
                    .as(overlay)
                    .contains("- patch", "- services")
                    .doesNotContain("- '*'", "- delete", "- deletecollection", "- secrets", "- update");
        }
    }

    private static List<String> documented() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();
    }

    /** Takes one right away, sees what Teal says, and gives it back. */
    private void miss(Scene scene, ClusterRole granted, Right right) {
        scene.client.resource(right.takenFrom(granted)).update();
        provoke(scene, right);
        if (right.resource().equals("events") || isForWatching(right)) {
            scene.eventually(
                    "Teal logs that it " + right.refusal(),
                    () -> scene.teal.log().contains(right.refusal()));
            table.add(right + ": the log alone says so: "
                    + scene.teal
                            .log()
                            .lines()
                            .filter(line -> line.contains(right.refusal()))
                            .findFirst()
                            .orElseThrow());
        } else {
            scene.eventually(
                    "Teal holds since it " + right.refusal(),
                    () -> scene.teal.message().contains(right.refusal()));
            table.add(right + ": " + scene.teal.held() + ": " + scene.teal.message());
        }
        scene.client.resource(Right.with(granted, granted.getRules())).update();
        scene.synced();
    }

    /** What no look asks for: the watch alone is refused, and looks go on. */
    private static boolean isForWatching(Right right) {
        return right.verb().equals("watch")
                || right.verb().equals("list")
                        && Set.of("configmaps", "poddisruptionbudgets", "networkpolicies")
                                .contains(right.resource());
    }

    /** At rest nothing is asked: an object has to be missing, so that all is read, or changed, and a watch begun anew. */
    private void provoke(Scene scene, Right right) {
        if (isForWatching(right)) {
            Kubectl.run("-n", scene.installation().namespace(), "delete", "pod", "--all");
            scene.pod().follow();
        } else if (right.verb().equals("create")) {
            create(scene, right);
        } else {
            String resource = OBJECTS.containsKey(right.resource()) ? right.resource() : "services";
            Kubectl.run(
                    "-n",
                    scene.shop.namespace(),
                    "label",
                    "--overwrite",
                    resource,
                    OBJECTS.get(resource),
                    "case=" + table.size());
            Kubectl.run("-n", scene.shop.namespace(), "delete", "configmap", "shop");
        }
    }

    private static void create(Scene scene, Right right) {
        switch (right.resource()) {
            case "namespaces" -> {
                scene.repository.write(
                        "elsewhere.yaml", object("v1", "ConfigMap", second(scene), "elsewhere", "data: {a: b}"));
                scene.push("Put something into a namespace that does not exist");
            }
            case "events" -> {
                scene.repository.write("active-color", "blue\n");
                scene.push("Serve v2");
            }
            default ->
                Kubectl.run("-n", scene.shop.namespace(), "delete", right.resource(), OBJECTS.get(right.resource()));
        }
    }

    private static void everyKind(Scene scene) {
        String namespace = scene.shop.namespace();
        scene.repository
                .write("teal.yaml", "idle: {then: stop, after: 24h}\n")
                .write("green-autoscaler.yaml", scene.shop.autoscaler("v1", 3))
                .write("config.yaml", object("v1", "ConfigMap", namespace, "shop", "data: {a: b}"))
                .write(
                        "budget.yaml",
                        object(
                                "policy/v1",
                                "PodDisruptionBudget",
                                namespace,
                                "shop",
                                "spec: {minAvailable: 1, selector: {matchLabels: {app: shop}}}"))
                .write(
                        "ingress.yaml",
                        object(
                                "networking.k8s.io/v1",
                                "Ingress",
                                namespace,
                                "shop",
                                "spec: {defaultBackend: {service: {name: shop, port: {number: 80}}}}"))
                .write(
                        "network-policy.yaml",
                        object(
                                "networking.k8s.io/v1",
                                "NetworkPolicy",
                                namespace,
                                "shop",
                                "spec: {podSelector: {matchLabels: {app: shop}}, ingress: [{}]}"));
    }

    private static String object(String apiVersion, String kind, String namespace, String name, String rest) {
        return "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: " + name + ", namespace: "
                + namespace + "}\n" + rest + "\n";
    }

    private static String second(Scene scene) {
        return scene.shop.namespace() + "-b";
    }

    private static ClusterRole role(Scene scene) {
        return scene.client
                .rbac()
                .clusterRoles()
                .withName(scene.installation().namespace())
                .get();
    }
}
