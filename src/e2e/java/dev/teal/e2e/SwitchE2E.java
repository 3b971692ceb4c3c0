package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a real cluster, under traffic; after each case the invariants. */
class SwitchE2E {

    @TempDir
    Path directory;

    @Test
    void case01EverythingInTheFirstCommit() throws Exception {
        try (Scene scene = new Scene(1, directory)) {
            scene.warm();

            assertThat(scene.selected()).isEqualTo("v1");
            assertThat(scene.deployment("v2").getStatus().getReadyReplicas()).isEqualTo(3);
            scene.invariantsHold(0);
        }
    }

    @Test
    void case02OneCommitBringsBlueAndFlipsTheColor() throws Exception {
        try (Scene scene = new Scene(2, directory)) {
            scene.repository
                    .write("green.yaml", scene.shop.deployment("v1", "v1"))
                    .write("service.yaml", scene.shop.service("v1"))
                    .write("active-color", "green\n");
            scene.push("Serve v1");
            scene.start().synced();
            List<Long> switches = new ArrayList<>();
            scene.allow("v3", "v4", "v5", "v6");
            try (Traffic traffic = scene.traffic()) {
                for (int round = 2; round <= 6; round++) {
                    String color = round % 2 == 0 ? "blue" : "green";
                    String version = "v" + round;
                    scene.repository
                            .write(color + ".yaml", scene.shop.deployment(version, "v" + (1 + round % 3)))
                            .write("active-color", color + "\n");
                    Instant pushed = scene.push("Bring " + version + " and serve it");
                    scene.synced();
                    switches.add(millis(
                            pushed, scene.watcher.switchedTo(version, pushed).orElseThrow()));
                }
                scene.nothingLost(
                        traffic,
                        "; commit to selector of a new version, ms: " + summary(switches)
                                + "; interval 1 s, settle 3 s");
            }
            scene.invariantsHold(5);
        }
    }

    @Test
    void case03OnlyTheColorChangesAndIsReverted() throws Exception {
        List<Long> switches = new ArrayList<>();
        List<Long> reverts = new ArrayList<>();
        try (Scene scene = new Scene(3, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                for (int round = 0; round < 5; round++) {
                    scene.repository.write("active-color", "blue\n");
                    Instant pushed = scene.push("Serve v2");
                    scene.eventually(
                            "v2 answers",
                            () -> traffic.firstAnswer("v2", pushed).isPresent());
                    switches.add(millis(
                            pushed, scene.watcher.switchedTo("v2", pushed).orElseThrow()));
                    scene.synced();

                    Instant reverted = scene.revert();
                    scene.eventually(
                            "v1 answers",
                            () -> traffic.firstAnswer("v1", reverted).isPresent());
                    reverts.add(
                            millis(reverted, traffic.firstAnswer("v1", reverted).orElseThrow()));
                    scene.synced();
                }
                scene.nothingLost(
                        traffic,
                        "; push to selector, ms, of a warm color: " + summary(switches)
                                + "; revert to first old answer, ms: " + summary(reverts) + "; interval 1 s");
            }
            assertThat(switches).allMatch(ms -> ms <= 2_000, "within a poll + 1 s");
            assertThat(reverts).allMatch(ms -> ms <= 2_000, "within a poll + 1 s");
            scene.invariantsHold(10);
        }
    }

    @Test
    void case04TheSelectorIsEditedInGitWithoutAnActiveColor() throws Exception {
        try (Scene scene = new Scene(4, directory)) {
            scene.repository
                    .write("green.yaml", scene.shop.deployment("v1", "v1"))
                    .write("blue.yaml", scene.shop.deployment("v2", "v2"))
                    .write("service.yaml", scene.shop.service("v1"));
            scene.push("Serve v1");
            scene.start().synced();
            try (Traffic traffic = scene.traffic()) {
                scene.repository.write("service.yaml", scene.shop.service("v2"));
                scene.push("Select v2");
                scene.synced();
                scene.nothingLost(traffic, "");
            }
            assertThat(scene.selected()).isEqualTo("v2");
            scene.invariantsHold(1);
        }
    }

    @Test
    void case05ASlowImageWithoutAProbeLosesNothing() throws Exception {
        try (Scene scene = new Scene(5, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                scene.repository
                        .write("blue.yaml", scene.shop.deployment("v3", "slow"))
                        .write("active-color", "blue\n");
                Instant pushed = scene.push("Serve a slow v3");
                scene.allow("v3");
                scene.held("UNPROVEN");
                scene.synced();
                Instant switched = scene.watcher.switchedTo("v3", pushed).orElseThrow();
                scene.nothingLost(traffic, "; commit to selector " + seconds(pushed, switched));
            }
            scene.invariantsHold(1);
        }
    }

    @Test
    void case06ACrashingImageIsHeldAndTheNextGoodCommitGoesAhead() throws Exception {
        try (Scene scene = new Scene(6, directory)) {
            scene.warm();
            scene.allow("v3", "v4");
            try (Traffic traffic = scene.traffic()) {
                scene.repository
                        .write("blue.yaml", scene.shop.deployment("v3", "crash"))
                        .write("active-color", "blue\n");
                scene.push("Serve a crashing v3");
                scene.held("POD_FAILING");
                assertThat(scene.teal.message())
                        .as("the kubelet reports one or the other between two restarts")
                        .containsAnyOf("CrashLoopBackOff", "Error")
                        .contains("exit code 1");
                assertThat(scene.teal.application().orElseThrow().path("phase").asText())
                        .isEqualTo("DEGRADED");
                assertThat(scene.selected()).isEqualTo("v1");

                scene.repository.write("blue.yaml", scene.shop.deployment("v4", "v2"));
                Instant pushed = scene.push("Serve v4");
                scene.synced();
                Instant switched = scene.watcher.switchedTo("v4", pushed).orElseThrow();
                scene.nothingLost(traffic, "; good commit to selector " + seconds(pushed, switched));
            }
            scene.invariantsHold(1);
        }
    }

    @Test
    void case07AnImageThatDoesNotExist() throws Exception {
        try (Scene scene = new Scene(7, directory)) {
            scene.warm();
            scene.repository
                    .write("blue.yaml", scene.shop.deployment("v3", "no-such-tag"))
                    .write("active-color", "blue\n");
            scene.push("Serve what does not exist");
            scene.held("POD_FAILING");

            assertThat(scene.teal.message())
                    .contains("janakiramm/myapp:no-such-tag")
                    .containsAnyOf("ErrImagePull", "ImagePullBackOff");
            assertThat(scene.selected()).isEqualTo("v1");
            scene.invariantsHold(0);
        }
    }

    @Test
    void case08ATypoInTheSelectorIsRefused() throws Exception {
        try (Scene scene = new Scene(8, directory)) {
            scene.warm();
            String version = scene.service().getMetadata().getResourceVersion();
            Long green = scene.deployment("v1").getMetadata().getGeneration();
            scene.repository
                    .write("service.yaml", scene.shop.service("v1").replace("app: shop\n", "app: shpo\n"))
                    .write("green.yaml", scene.shop.deployment("v1", "v1", 5));
            scene.push("Misspell the selector");
            scene.held("INVALID");

            scene.quietly(
                    "nothing is written",
                    Duration.ofSeconds(4),
                    () -> scene.service().getMetadata().getResourceVersion().equals(version));
            assertThat(scene.deployment("v1").getMetadata().getGeneration()).isEqualTo(green);
            assertThat(scene.teal.message()).contains("service.yaml").contains("spec.selector");
            scene.invariantsHold(0);
        }
    }

    @Test
    void case09AHandOnImageAndSelectorIsPutBack() throws Exception {
        try (Scene scene = new Scene(9, directory)) {
            scene.warm();
            kubectl(scene, "set", "image", "deployment/shop-v2", "shop=janakiramm/myapp:v3");
            scene.eventually(
                    "the image is put back", () -> image(scene.deployment("v2")).endsWith(":v2"));
            kubectl(
                    scene,
                    "patch",
                    "service",
                    "shop",
                    "--type",
                    "merge",
                    "-p",
                    "{\"spec\":{\"selector\":{\"app\":\"shop\",\"version\":\"v2\"}}}");
            scene.eventually("the selector is put back", () -> scene.selected().equals("v1"));
            scene.synced();
            scene.invariantsHold(2);
        }
    }

    @Test
    void case10ABlueGreenMadeByHandIsAdopted() throws Exception {
        try (Scene scene = new Scene(10, directory)) {
            scene.repository
                    .write("green.yaml", scene.shop.deployment("v1", "v1"))
                    .write("blue.yaml", scene.shop.deployment("v2", "v2"))
                    .write("service.yaml", scene.shop.service("v1"))
                    .write("active-color", "green\n");
            scene.push("What runs already");
            for (String file : List.of("green.yaml", "blue.yaml", "service.yaml")) {
                kubectl(
                        scene,
                        "apply",
                        "-f",
                        scene.repository.work().resolve(file).toString());
            }
            kubectl(scene, "rollout", "status", "deployment/shop-v1", "--timeout=60s");
            kubectl(scene, "rollout", "status", "deployment/shop-v2", "--timeout=60s");
            List<String> pods = pods(scene);
            Service before = scene.service();
            Deployment green = scene.deployment("v1");
            Deployment blue = scene.deployment("v2");
            try (Traffic traffic = scene.traffic()) {
                scene.start().synced();
                scene.nothingLost(traffic, "");
            }
            Service after = scene.service();
            assertThat(pods(scene)).isEqualTo(pods);
            assertThat(after.getSpec()).isEqualTo(before.getSpec());
            assertThat(scene.deployment("v1").getSpec()).isEqualTo(green.getSpec());
            assertThat(scene.deployment("v2").getSpec()).isEqualTo(blue.getSpec());

            scene.repository.write(
                    "green.yaml",
                    scene.shop.deployment("v1", "v1").replace("      terminationGracePeriodSeconds: 5\n", ""));
            scene.push("Leave a field to its default");
            scene.eventually(
                    "the field that left Git leaves the cluster",
                    () -> scene.deployment("v1")
                                    .getSpec()
                                    .getTemplate()
                                    .getSpec()
                                    .getTerminationGracePeriodSeconds()
                            == 30);
            scene.invariantsHold(0);
        }
    }

    @Test
    void case11KilledInTheMiddleOfASwitch() throws Exception {
        try (Scene scene = new Scene(11, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                int kills = 0;
                for (String color : List.of("blue", "green", "blue", "green")) {
                    String version = color.equals("blue") ? "v2" : "v1";
                    scene.repository.write("active-color", color + "\n");
                    Instant pushed = scene.push("Serve " + version);
                    if (kills % 2 == 0) {
                        scene.eventually(
                                "Teal has moved the selector",
                                () -> scene.watcher.switchedTo(version, pushed).isPresent());
                    }
                    scene.teal.kill();
                    kills++;
                    scene.start().synced();
                    assertThat(scene.selected()).isEqualTo(version);
                }
                scene.nothingLost(traffic, "; killed " + kills + " times");
            }
            scene.invariantsHold(4);
        }
    }

    @Test
    void case12GitAndTheApiServerAreAway() throws Exception {
        try (Scene scene = new Scene(12, directory)) {
            scene.warm();
            scene.allow("v3");
            try (Traffic traffic = scene.traffic()) {
                scene.repository
                        .write("blue.yaml", scene.shop.deployment("v3", "slow"))
                        .write("active-color", "blue\n");
                Instant pushed = scene.push("Serve a slow v3");
                scene.held("UNPROVEN");
                Instant away = Instant.now();
                scene.git.away();
                scene.eventually(
                        "the hold ends while Git is away",
                        () -> scene.watcher.switchedTo("v3", pushed).isPresent());
                scene.eventually("Git was away for 30 s", () -> Instant.now().isAfter(away.plusSeconds(30)));
                scene.repository.write("active-color", "green\n");
                scene.push("Serve v1 again");
                scene.git.back();
                scene.synced();

                Instant refusing = Instant.now();
                scene.apiServer.shut();
                scene.repository.write("active-color", "blue\n");
                Instant last = scene.push("Serve v3 again");
                scene.eventually(
                        "Teal sees that the API server is away",
                        () -> scene.teal.held().equals("API_UNREACHABLE"));
                scene.eventually("it refused for 20 s", () -> Instant.now().isAfter(refusing.plusSeconds(20)));
                scene.apiServer.reopen();
                Instant reopened = Instant.now();
                scene.synced();
                scene.nothingLost(
                        traffic,
                        "; API server back to selector "
                                + seconds(
                                        reopened,
                                        scene.watcher.switchedTo("v3", last).orElseThrow()));
            }
            scene.invariantsHold(3);
        }
    }

    @Test
    void case13ForcePushBackThenAThirdVersionInTheFreedFile() throws Exception {
        try (Scene scene = new Scene(13, directory)) {
            scene.warm();
            scene.allow("v3");
            String first = scene.repository.head();
            try (Traffic traffic = scene.traffic()) {
                scene.repository.write("active-color", "blue\n");
                scene.push("Serve v2");
                scene.synced();
                Instant forced = Instant.now();
                scene.repository.reset(first).forcePush();
                scene.eventually(
                        "v1 answers again",
                        () -> traffic.firstAnswer("v1", forced).isPresent());
                scene.synced();
                scene.commits.clear();

                scene.repository
                        .write("blue.yaml", scene.shop.deployment("v3", "v3"))
                        .write("active-color", "blue\n");
                scene.push("Serve v3 from the file of the freed color");
                scene.synced();
                scene.nothingLost(traffic, "");
            }
            assertThat(scene.selected()).isEqualTo("v3");
            assertThat(scene.deployment("v2"))
                    .as("what no file names any more stays")
                    .isNotNull();
            scene.invariantsHold(3);
        }
    }

    @Test
    void case14AnAutoscalersReplicasAreLeftAlone() throws Exception {
        try (Scene scene = new Scene(14, directory)) {
            scene.warm();
            scene.repository.write("green-hpa.yaml", scene.shop.autoscaler("v1", 7));
            scene.push("Scale green to 7");
            scene.eventually(
                    "seven pods are ready",
                    () -> scene.deployment("v1").getStatus().getReadyReplicas() == 7);
            scene.synced();
            scene.repository.write(
                    "green.yaml",
                    scene.shop
                            .deployment("v1", "v1")
                            .replace("  labels:", "  labels:")
                            .replace(
                                    "kind: Deployment\nmetadata:\n",
                                    "kind: Deployment\nmetadata:\n  annotations:\n    team: shop\n"));
            scene.push("Change green, which still says 3");
            scene.synced();

            assertThat(scene.deployment("v1").getMetadata().getAnnotations()).containsEntry("team", "shop");
            scene.quietly(
                    "seven stay",
                    Duration.ofSeconds(4),
                    () -> scene.deployment("v1").getSpec().getReplicas() == 7);
            scene.invariantsHold(0);
        }
    }

    @Test
    void case15ASelectorThatAnotherToolOwnsIsNotFoughtOver() throws Exception {
        try (Scene scene = new Scene(15, directory)) {
            scene.warm();
            PatchContext argo = new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager("argocd-controller")
                    .withForce(true)
                    .build();
            try (KubernetesClient other = new KubernetesClientBuilder().build()) {
                other.services()
                        .inNamespace(scene.shop.namespace())
                        .withName("shop")
                        .patch(argo, scene.shop.service("v2"));
            }
            scene.held("CONFLICT");
            String version = scene.service().getMetadata().getResourceVersion();

            assertThat(scene.teal.message()).contains("argocd-controller").contains(".spec.selector");
            scene.quietly(
                    "nobody fights",
                    Duration.ofSeconds(4),
                    () -> scene.service().getMetadata().getResourceVersion().equals(version));
            scene.invariantsHold(1);
        }
    }

    /** Its autoscaler would take an idle color down to one pod. */
    @Test
    void case16AnIdleColorIsRaisedToWhatServesBeforeTheSwitch() throws Exception {
        try (Scene scene = new Scene(16, directory);
                MetricsApi metrics = new MetricsApi(scene.client, scene.shop.namespace(), directory, scene.node())) {
            scene.repository
                    .write("green.yaml", scene.shop.scaled("v1", "v1") + "---\n" + scene.shop.autoscaler("v1", 4, 8))
                    .write("service.yaml", scene.shop.service("v1"))
                    .write("teal.yaml", "drain: 5s\n")
                    .write("active-color", "green\n");
            scene.push("Serve v1 with four pods");
            scene.start().synced();
            scene.eventually("four pods serve", () -> ready(scene, "v1") == 4);
            scene.repository.write(
                    "blue.yaml", scene.shop.scaled("v2", "v2") + "---\n" + scene.shop.autoscaler("v2", 1, 8));
            scene.push("Bring v2, idle");
            scene.synced();
            scene.eventually(
                    "the autoscaler has metrics, and leaves one pod", () -> metrics.asked() > 0 && scalesToOne(scene));
            try (Traffic traffic = scene.traffic()) {
                scene.repository.write("active-color", "blue\n");
                Instant pushed = scene.push("Serve v2");
                scene.eventually("its minimum is raised", () -> minimum(scene, "v2") == 4);
                scene.synced();
                assertThat(ready(scene, "v2")).isGreaterThanOrEqualTo(4);
                scene.eventually("its minimum is Git's again", () -> minimum(scene, "v2") == 1);
                scene.nothingLost(
                        traffic,
                        "; commit to selector "
                                + seconds(
                                        pushed,
                                        scene.watcher.switchedTo("v2", pushed).orElseThrow()));
            }
            scene.invariantsHold(1);
        }
    }

    private static boolean scalesToOne(Scene scene) {
        HorizontalPodAutoscaler scaler = scaler(scene, "v2");
        return ready(scene, "v2") == 1
                && scaler.getStatus().getConditions().stream()
                        .anyMatch(it -> it.getType().equals("ScalingActive")
                                && it.getStatus().equals("True"));
    }

    private static int minimum(Scene scene, String version) {
        return scaler(scene, version).getSpec().getMinReplicas();
    }

    private static HorizontalPodAutoscaler scaler(Scene scene, String version) {
        return scene.client
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(scene.shop.namespace())
                .withName("shop-" + version)
                .get();
    }

    private static int ready(Scene scene, String version) {
        return Optional.ofNullable(scene.deployment(version).getStatus().getReadyReplicas())
                .orElse(0);
    }

    private static String image(Deployment deployment) {
        return deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
    }

    private static List<String> pods(Scene scene) {
        return scene.client.pods().inNamespace(scene.shop.namespace()).list().getItems().stream()
                .map(pod -> pod.getMetadata().getName())
                .sorted()
                .collect(Collectors.toList());
    }

    private static void kubectl(Scene scene, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("kubectl", "-n", scene.shop.namespace()));
        Collections.addAll(command, arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private static String seconds(Instant from, Instant to) {
        return millis(from, to) / 1000.0 + " s";
    }

    private static String summary(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return "median " + sorted.get(sorted.size() / 2) + ", worst " + sorted.get(sorted.size() - 1);
    }
}
