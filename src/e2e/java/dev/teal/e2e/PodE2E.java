package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What befalls a pod, under traffic: Teal installed by its manifests, in the limits that they set. */
@EnabledIfSystemProperty(named = "e2e.image", matches = ".+")
class PodE2E {

    @TempDir
    Path directory;

    @Test
    void runsRestrictedWithNothingToWriteTo() throws Exception {
        try (Scene scene = new Scene(31, directory)) {
            scene.warm();
            Path process = Path.of("/proc", Long.toString(scene.pod().running().pid()));

            assertThat(Kubectl.refused(
                            "-n",
                            scene.installation().namespace(),
                            "run",
                            "ordinary",
                            "--image=janakiramm/myapp:v1",
                            "--dry-run=server"))
                    .as("what any other pod is told there")
                    .contains("violates PodSecurity \"restricted");
            assertThat(Files.readAllLines(process.resolve("status")))
                    .as("as the kernel sees it")
                    .contains(
                            "Uid:\t65532\t65532\t65532\t65532",
                            "CapEff:\t0000000000000000",
                            "CapBnd:\t0000000000000000",
                            "NoNewPrivs:\t1",
                            "Seccomp:\t2");
            assertThat(Files.readAllLines(process.resolve("mountinfo")).stream()
                            .map(line -> line.split(" "))
                            .filter(mount -> mount[4].equals("/"))
                            .map(mount -> mount[5]))
                    .as("options of the root file system")
                    .singleElement()
                    .asString()
                    .startsWith("ro,");
            scene.eventually(
                    "the log is written in UTF-8", () -> scene.teal.log().contains("serving green \u2014 commit"));
            scene.pod().neverRestarted();
            scene.invariantsHold(0);
        }
    }

    @Test
    void switchesWithinItsMemoryLimit() throws Exception {
        try (Scene scene = new Scene(32, directory)) {
            scene.warm();
            String uid = scene.pod().pod().getMetadata().getUid();
            try (Traffic traffic = scene.traffic()) {
                for (String color : List.of("blue", "green", "blue", "green")) {
                    scene.repository.write("active-color", color + "\n");
                    scene.push("Serve " + color);
                    scene.synced();
                }
                scene.nothingLost(traffic, "");
                String status = Files.readString(
                        Path.of("/proc", Long.toString(scene.pod().running().pid()), "status"));
                Matcher peak = Pattern.compile("VmHWM:\\s+(\\d+) kB").matcher(status);
                assertThat(peak.find()).isTrue();
                scene.report(traffic + "; peak of RSS in four switches " + Long.parseLong(peak.group(1)) / 1024
                        + " MiB of " + scene.pod().memoryLimit());
            }
            scene.pod().neverRestarted();
            assertThat(scene.pod().pod().getMetadata().getUid()).isEqualTo(uid);
            scene.invariantsHold(4);
        }
    }

    @Test
    void aRotatedTokenOfItsServiceAccountIsReadAgain() throws Exception {
        try (Scene scene = new Scene(33, directory)) {
            String namespace = scene.installation().namespace();
            Kubectl.run("create", "namespace", namespace);
            Kubectl.run("-n", namespace, "create", "serviceaccount", "teal");
            tokenIn(namespace, "first");
            scene.installation()
                    .patch(
                            "{op: replace, path: /spec/template/spec/automountServiceAccountToken, value: false}",
                            "{op: add, path: /spec/template/spec/volumes/-, value: {name: api, projected: {sources: "
                                    + "[{secret: {name: teal-api}}, {configMap: {name: kube-root-ca.crt}}]}}}",
                            "{op: add, path: /spec/template/spec/containers/0/volumeMounts/-, value: {name: api, "
                                    + "mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true}}");
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                // A token that is bound to an object is refused once that is gone, so it can't be used for longer.
                Kubectl.run("-n", namespace, "delete", "secret", "first");
                scene.repository.write("active-color", "blue\n");
                Instant pushed = scene.push("Serve v2");
                scene.held("UNAUTHORIZED");
                tokenIn(namespace, "second");
                scene.pod().refreshVolumes();
                scene.synced();
                scene.nothingLost(
                        traffic,
                        "; new token to selector "
                                + Duration.between(
                                                pushed,
                                                scene.watcher
                                                        .switchedTo("v2", pushed)
                                                        .orElseThrow())
                                        .toMillis()
                                + " ms");
            }
            scene.pod().neverRestarted();
            scene.invariantsHold(1);
        }
    }

    @Test
    void aRotatedGitTokenIsReadAgain() throws Exception {
        try (Scene scene = new Scene(34, directory)) {
            String namespace = scene.installation().namespace();
            scene.git.require("git", "first");
            Kubectl.run("create", "namespace", namespace);
            Kubectl.run("-n", namespace, "create", "secret", "generic", "teal-git", "--from-literal=token=first");
            scene.installation().set("TEAL_GIT_TOKEN_FILE", "/etc/teal/git/token");
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                scene.git.require("git", "second");
                scene.eventually(
                        "Teal sees that its token is not good any more",
                        () -> scene.teal
                                .overview()
                                .path("git")
                                .path("failure")
                                .asText()
                                .contains("UNAUTHORIZED"));
                Kubectl.replace(
                        "-n", namespace, "create", "secret", "generic", "teal-git", "--from-literal=token=second");
                scene.repository.write("active-color", "blue\n");
                scene.push("Serve v2");
                scene.pod().refreshVolumes();
                scene.synced();
                scene.nothingLost(traffic, "");
            }
            assertThat(scene.selected()).isEqualTo("v2");
            scene.pod().neverRestarted();
            scene.invariantsHold(1);
        }
    }

    @Test
    void restartedAndDeletedInTheMiddleOfSwitches() throws Exception {
        try (Scene scene = new Scene(35, directory)) {
            scene.warm();
            scene.allow("v3");
            String namespace = scene.installation().namespace();
            try (Traffic traffic = scene.traffic()) {
                int round = 0;
                for (String color : List.of("blue", "green", "blue", "green")) {
                    String version = color.equals("blue") ? "v2" : "v1";
                    scene.repository.write("active-color", color + "\n");
                    Instant pushed = scene.push("Serve " + version);
                    if (round % 2 == 1) {
                        scene.eventually(
                                "Teal has moved the selector",
                                () -> scene.watcher.switchedTo(version, pushed).isPresent());
                    }
                    if (round < 2) {
                        Kubectl.run("-n", namespace, "rollout", "restart", "deployment/teal");
                        Kubectl.run("-n", namespace, "rollout", "status", "deployment/teal", "--timeout=60s");
                    } else {
                        Kubectl.run(
                                "-n", namespace, "delete", "pod", scene.pod().name());
                    }
                    scene.pod().follow();
                    scene.synced();
                    assertThat(scene.selected()).isEqualTo(version);
                    round++;
                }
                scene.repository
                        .write("blue.yaml", scene.shop.deployment("v3", "slow"))
                        .write("active-color", "blue\n");
                scene.push("Serve a slow v3");
                scene.held("UNPROVEN");
                Kubectl.run("-n", namespace, "delete", "pod", scene.pod().name());
                scene.pod().follow();
                scene.synced();
                scene.nothingLost(traffic, "; two restarts and three deletions of its pod");
            }
            assertThat(scene.selected()).isEqualTo("v3");
            scene.invariantsHold(5);
        }
    }

    @Test
    void uninstallingLeavesTheApplicationsServing() throws Exception {
        try (Scene scene = new Scene(36, directory)) {
            scene.warm();
            String service = scene.service().getMetadata().getResourceVersion();
            String role = "role,rolebinding";
            try (Traffic traffic = scene.traffic()) {
                scene.installation().delete();
                traffic.more();
                assertThat(Kubectl.run("-n", scene.shop.namespace(), "get", role, "-o", "name"))
                        .isEmpty();
                assertThat(Kubectl.run("get", "namespace", "-o", "name"))
                        .doesNotContain(scene.installation().namespace());
                assertThat(scene.deployment("v1").getStatus().getReadyReplicas())
                        .isEqualTo(3);

                scene.start().synced();
                scene.nothingLost(traffic, "; uninstalled, and installed again");
            }
            assertThat(scene.service().getMetadata().getResourceVersion()).isEqualTo(service);
            scene.invariantsHold(0);
        }
    }

    @Test
    void theNodeIsDrainedOfItAndUncordoned() throws Exception {
        try (Scene scene = new Scene(37, directory)) {
            scene.warm();
            String node = scene.pod().pod().getSpec().getNodeName();
            try (Traffic traffic = scene.traffic()) {
                try {
                    Kubectl.run(
                            "drain",
                            node,
                            "--pod-selector=" + scene.installation().label(),
                            "--timeout=60s");
                    scene.repository.write("active-color", "blue\n");
                    scene.push("Serve v2");
                    scene.eventually(
                            "the next pod waits for a node", () -> scene.pod().waitsForANode());
                    scene.quietly(
                            "nobody moves the traffic",
                            Duration.ofSeconds(2),
                            () -> scene.selected().equals("v1"));
                } finally {
                    Kubectl.run("uncordon", node);
                }
                scene.pod().follow();
                scene.synced();
                scene.nothingLost(traffic, "");
            }
            assertThat(scene.selected()).isEqualTo("v2");
            scene.invariantsHold(1);
        }
    }

    @Test
    void aChangedSettingReplacesThePod() throws Exception {
        try (Scene scene = new Scene(38, directory)) {
            scene.warm();
            Pod before = scene.pod().pod();
            scene.installation().set("TEAL_DRAIN", "31s").apply();
            scene.eventually(
                    "another pod runs",
                    () -> !scene.pod().name().equals(before.getMetadata().getName()));
            scene.pod().follow();
            scene.synced();
            scene.invariantsHold(0);
        }
    }

    /** Puts a new token into the Secret that is mounted; it is good as long as the Secret {@code owner} exists. */
    private static void tokenIn(String namespace, String owner) {
        Kubectl.run("-n", namespace, "create", "secret", "generic", owner);
        String token = Kubectl.run(
                "-n",
                namespace,
                "create",
                "token",
                "teal",
                "--bound-object-kind=Secret",
                "--bound-object-name=" + owner);
        Kubectl.replace("-n", namespace, "create", "secret", "generic", "teal-api", "--from-literal=token=" + token);
    }
}
