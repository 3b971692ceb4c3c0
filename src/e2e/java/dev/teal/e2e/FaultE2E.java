package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What goes wrong beside Teal, each at its worst stage of a switch, under traffic. {@code -De2e.part} names a command that lets
 * a part of the cluster fail: {@code part NAME pause|continue|restart}.
 */
@EnabledIfSystemProperty(named = "e2e.part", matches = ".+")
class FaultE2E {

    private static final List<String> PARTS =
            List.of("etcd", "apiserver", "controller-manager", "scheduler", "kubelet", "proxy");

    /** From the push on: the commit is fetched, compared, moved, proven. */
    private static final List<Duration> MOMENTS =
            List.of(Duration.ofMillis(200), Duration.ofMillis(700), Duration.ofMillis(1200), Duration.ofMillis(1700));

    @TempDir
    Path directory;

    @AfterEach
    void continueAll() {
        PARTS.forEach(name -> part(name, "continue"));
    }

    @ParameterizedTest
    @CsvSource({"60, apiserver", "61, etcd"})
    void whatStandsStillForTwentySecondsAtAnyMomentOfASwitchLosesNothing(int number, String part) throws Exception {
        try (Scene scene = new Scene(number, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                for (int i = 0; i < MOMENTS.size(); i++) {
                    flip(scene, i);
                    after(scene, MOMENTS.get(i));
                    part(part, "pause");
                    after(scene, Duration.ofSeconds(20));
                    part(part, "continue");
                    scene.synced();
                }
                scene.nothingLost(traffic, "; " + part + " paused for 20 s, 4 times");
            }
            scene.invariantsHold(MOMENTS.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"62, apiserver", "63, controller-manager", "64, etcd"})
    void whatIsKilledAtAnyMomentOfASwitchLosesNothing(int number, String part) throws Exception {
        try (Scene scene = new Scene(number, directory)) {
            // Without the API server the controller manager ends, and takes its time to lead again.
            scene.repository.write("teal.yaml", "prove: 2m\n");
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                for (int i = 0; i < MOMENTS.size(); i++) {
                    flip(scene, i);
                    after(scene, MOMENTS.get(i));
                    part(part, "restart");
                    scene.synced(Duration.ofMinutes(3));
                }
                scene.nothingLost(traffic, "; " + part + " killed, 4 times");
            }
            // With the API server the watcher's own watch has ended.
            if (!part.equals("apiserver")) {
                scene.invariantsHold(MOMENTS.size());
            }
        }
    }

    @Test
    void whereNobodyMakesTheEndpointsFollowTheTrafficGoesBack() throws Exception {
        try (Scene scene = new Scene(65, directory)) {
            scene.repository.write("teal.yaml", "prove: 8s\n");
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                part("controller-manager", "pause");
                flip(scene, 0);
                scene.eventually("v2 is selected", () -> scene.selected().equals("v2"));
                scene.held("WENT_BACK");
                assertThat(scene.selected()).isEqualTo("v1");
                part("controller-manager", "continue");
                scene.repository.write("blue.yaml", scene.shop.deployment("v2", "v3"));
                scene.push("Try once more, with something new");
                scene.synced();
                scene.nothingLost(traffic, "; controller manager stopped while switching");
            }
            assertThat(scene.selected()).isEqualTo("v2");
            scene.invariantsHold(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"66, scheduler, 20", "67, kubelet, 20"})
    void podsThatCantStartAreWaitedFor(int number, String part, int seconds) throws Exception {
        try (Scene scene = new Scene(number, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                part(part, "pause");
                scene.repository.write("blue.yaml", scene.shop.deployment("v2", "v3"));
                flip(scene, 0);
                after(scene, Duration.ofSeconds(seconds));
                assertThat(scene.selected()).isEqualTo("v1");
                part(part, "continue");
                scene.synced();
                scene.nothingLost(traffic, "; " + part + " stopped for " + seconds + " s");
            }
            scene.invariantsHold(1);
        }
    }

    @Test
    void aQuotaInTheWayIsNamedAndWaitedFor() throws Exception {
        try (Scene scene = new Scene(68, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                String namespace = scene.shop.namespace();
                Kubectl.run("-n", namespace, "create", "quota", "few", "--hard=pods=6");
                scene.repository.write(
                        "blue.yaml", scene.shop.deployment("v2", "v3").replace("replicas: 3", "replicas: 5"));
                flip(scene, 0);
                scene.held("PODS_NOT_MADE");
                assertThat(scene.teal.message()).contains("exceeded quota");
                Kubectl.run("-n", namespace, "delete", "quota", "few");
                // The controller tries again after a while, and sooner where something changes.
                scene.synced(Duration.ofMinutes(4));
                scene.nothingLost(traffic, "; a quota in the way");
            }
            scene.invariantsHold(1);
        }
    }

    @Test
    void aPolicyThatRefusesTheMoveLeavesTheTraffic() throws Exception {
        try (Scene scene = new Scene(69, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                Kubectl.apply(policy(scene.shop.namespace()));
                try {
                    flip(scene, 0);
                    scene.held("REJECTED");
                    assertThat(scene.teal.message()).contains("v2 is not wanted here");
                    assertThat(scene.selected()).isEqualTo("v1");
                } finally {
                    Kubectl.run(
                            "delete", "validatingadmissionpolicy,validatingadmissionpolicybinding", "teal-e2e-fault");
                }
                scene.synced();
                scene.nothingLost(traffic, "; a policy that refuses the move");
            }
            scene.invariantsHold(1);
        }
    }

    @Test
    void aProgramThatIsFrozenWritesNothingThatANewerCommitForbids() throws Exception {
        try (Scene scene = new Scene(70, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                TealProcess teal = (TealProcess) scene.teal;
                for (Duration moment : MOMENTS) {
                    flip(scene, 0);
                    after(scene, moment);
                    teal.freeze();
                    scene.repository
                            .write("active-color", "green\n")
                            .write("teal.yaml", "drain: 5s # not after " + moment + "\n");
                    scene.push("No, serve v1");
                    after(scene, Duration.ofSeconds(20));
                    teal.thaw();
                    scene.synced();
                    assertThat(scene.selected()).isEqualTo("v1");
                }
                scene.nothingLost(traffic, "; frozen for 20 s, 4 times");
            }
            scene.invariantsHold(scene.watcher.selectors().size() - 1);
        }
    }

    @Test
    void anApiServerThatTakesTwoSecondsForEachRequestIsWaitedFor() throws Exception {
        try (Scene scene = new Scene(71, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                scene.apiServer.slow(Duration.ofSeconds(2));
                flip(scene, 0);
                Instant pushed = Instant.now();
                scene.synced(Duration.ofMinutes(8));
                scene.apiServer.slow(Duration.ZERO);
                scene.nothingLost(
                        traffic,
                        "; 2 s for each request: synced after "
                                + Duration.between(pushed, Instant.now()).toSeconds() + " s");
            }
            scene.invariantsHold(1);
        }
    }

    @Test
    void anApiServerThatIsAwayForTwoMinutesIsWaitedFor() throws Exception {
        try (Scene scene = new Scene(72, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                flip(scene, 0);
                after(scene, Duration.ofMillis(700));
                scene.apiServer.shut();
                after(scene, Duration.ofMinutes(2));
                scene.apiServer.reopen();
                scene.synced();
                scene.nothingLost(traffic, "; API server away for two minutes");
            }
            scene.invariantsHold(1);
        }
    }

    /** Wants the other color than before. */
    private static void flip(Scene scene, int turn) {
        String color = turn % 2 == 0 ? "blue" : "green";
        scene.repository.write("active-color", color + "\n");
        scene.push("Serve " + color);
    }

    private static void after(Scene scene, Duration time) {
        scene.quietly("time passes", time, () -> true);
    }

    private static void part(String name, String what) {
        try {
            Process part = new ProcessBuilder(System.getProperty("e2e.part"), name, what)
                    .inheritIO()
                    .start();
            assertThat(part.waitFor()).as(name + " " + what).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String policy(String namespace) {
        return """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: teal-e2e-fault}
                spec:
                  failurePolicy: Fail
                  matchConstraints:
                    resourceRules:
                      - {apiGroups: [""], apiVersions: [v1], operations: [UPDATE], resources: [services]}
                  validations:
                    - {expression: "object.spec.selector.version != 'v2'", message: "v2 is not wanted here"}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: teal-e2e-fault}
                spec:
                  policyName: teal-e2e-fault
                  validationActions: [Deny]
                  matchResources: {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}}
                """.formatted(namespace);
    }
}
