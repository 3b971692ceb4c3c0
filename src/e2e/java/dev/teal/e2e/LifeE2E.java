package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a color on a real cluster, under traffic: tested before, watched after, put away, raised again. */
class LifeE2E {

    private static final Pattern CONFIRM = Pattern.compile("confirm: (c-[0-9a-f]{7})");

    /** A program that would serve for ever ends well once its probe fails. */
    private static final String ENDING =
            "livenessProbe: {tcpSocket: {port: 81}, periodSeconds: 1, failureThreshold: 1}";

    @TempDir
    Path directory;

    @Test
    void case01AVersionThatTurnsBadIsSentBackWithinFourSecondsOfItsFirstFailure() throws Exception {
        try (Scene scene = new Scene(50, directory)) {
            scene.repository.write("teal.yaml", "after: {watch: 2m, checks: [http: /]}\n");
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                scene.repository
                        .write("blue.yaml", scene.shop.deployment("v2", "late"))
                        .write("active-color", "blue\n");
                scene.push("Serve a version that turns bad");
                scene.eventually("v2 serves", () -> scene.selected().equals("v2"));
                scene.eventually("v1 serves again", () -> scene.selected().equals("v1"));
                scene.held("WENT_BACK");
                traffic.more();
                traffic.stop();

                List<Instant> lost = traffic.lost().stream()
                        .map(line -> Instant.parse(line.split(" ")[0]))
                        .sorted()
                        .toList();
                Duration bad = Duration.between(lost.get(0), lost.get(lost.size() - 1));
                scene.report("sent " + traffic.sent() + ", lost " + lost.size() + " in the " + bad.toMillis()
                        + " ms from the first 500 to the way back");
                assertThat(bad).isLessThanOrEqualTo(Duration.ofSeconds(4));
                assertThat(scene.teal.message()).contains("GET /", "status 500", "times in a row");
            }
            scene.invariantsHold(2);
        }
    }

    @Test
    void case02ReadinessThatFlapsGetsNoTraffic() throws Exception {
        try (Scene scene = new Scene(51, directory)) {
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                scene.repository
                        .write(
                                "blue.yaml",
                                scene.shop
                                        .deployment("v2", "flap")
                                        .replace(
                                                "          ports:\n",
                                                "          readinessProbe: {periodSeconds: 1, failureThreshold: 1,"
                                                        + " httpGet: {path: /healthz, port: 80}}\n          ports:\n"))
                        .write("active-color", "blue\n");
                scene.push("Serve a version whose readiness flaps");
                scene.quietly(
                        "v1 goes on serving",
                        Duration.ofSeconds(40),
                        () -> scene.selected().equals("v1"));
                scene.nothingLost(traffic, "");
            }
            scene.invariantsHold(0);
        }
    }

    @Test
    void case03AVersionThatFailsItsCheckIsHeldAndTheNextGoodOneSwitches() throws Exception {
        try (Scene scene = new Scene(52, directory)) {
            scene.repository.write(
                    "teal.yaml", "before: {checks: [http: /, http: {path: /version, expect: {matches: version}}]}\n");
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                scene.repository
                        .write("blue.yaml", scene.shop.deployment("v2", "broken"))
                        .write("active-color", "blue\n");
                scene.push("Serve a version that is broken");
                scene.held("CHECK_FAILED");
                assertThat(scene.teal.message()).contains("GET /", "status 500");

                scene.repository.write("blue.yaml", scene.shop.deployment("v2", "v3"));
                scene.push("Mend it");
                scene.synced();
                scene.nothingLost(traffic, "");
            }
            assertThat(scene.selected()).isEqualTo("v2");
            scene.invariantsHold(1);
        }
    }

    @Test
    void case04TheOldColorIsStoppedAndRaisedForTheWayBack() throws Exception {
        try (Scene scene = new Scene(53, directory)) {
            scene.repository
                    .write("teal.yaml", "drain: 3s\nidle: {then: stop, after: 5s}\n")
                    .write("preview.yaml", preview(scene));
            scene.watcher.draining(Duration.ofSeconds(3));
            scene.warm();
            scene.eventually("blue is shown", () -> shown(scene).equals("v2"));
            try (Traffic traffic = scene.traffic()) {
                scene.eventually("v2 was never wanted, and is stopped", () -> replicas(scene, "v2") == 0);
                scene.repository.write("active-color", "blue\n");
                Instant wanted = scene.push("Serve v2");
                scene.eventually(
                        "v2 answers", () -> traffic.firstAnswer("v2", wanted).isPresent());
                scene.eventually("green is shown", () -> shown(scene).equals("v1"));
                scene.eventually("v1 is stopped", () -> replicas(scene, "v1") == 0);

                Instant reverted = scene.revert();
                scene.eventually(
                        "v1 answers", () -> traffic.firstAnswer("v1", reverted).isPresent());
                scene.synced();
                scene.nothingLost(
                        traffic,
                        "; way back to a color that was stopped, ms: "
                                + Duration.between(
                                                reverted,
                                                traffic.firstAnswer("v1", reverted)
                                                        .orElseThrow())
                                        .toMillis());
            }
            scene.eventually("v2 is stopped", () -> replicas(scene, "v2") == 0);
            scene.invariantsHold(2);
        }
    }

    @Test
    void case05ASwitchIsConfirmedByTheLineThatTheHoldPrints() throws Exception {
        try (Scene scene = new Scene(54, directory)) {
            scene.repository.write("teal.yaml", "switch: confirm\n");
            scene.warm();
            try (Traffic traffic = scene.traffic()) {
                scene.repository.write("active-color", "blue\n");
                scene.push("Serve v2");
                scene.held("UNCONFIRMED");
                Matcher line = CONFIRM.matcher(scene.teal.advice());
                assertThat(line.find()).as(scene.teal.advice()).isTrue();

                scene.repository.write("teal.yaml", "switch: confirm\nbefore: {confirm: " + line.group(1) + "}\n");
                scene.push("Confirm it");
                scene.synced();
                scene.nothingLost(traffic, "");
            }
            assertThat(scene.selected()).isEqualTo("v2");
            scene.invariantsHold(1);
        }
    }

    @Test
    void case06ASwitchIsCountedThroughTheServiceAndNoRequestIsLost() throws Exception {
        try (Scene scene = new Scene(55, directory)) {
            scene.repository.write(
                    "teal.yaml", "after: {watch: 10s, requests: {path: /, every: 50ms, failed: 1%, by: X-Version}}\n");
            scene.warm();
            scene.repository
                    .write("blue.yaml", scene.shop.deployment("v2", "v3"))
                    .write("active-color", "blue\n");
            scene.push("Serve v3");
            scene.synced();
            scene.eventually(
                    "the trial is over",
                    () -> stage(scene).equals("SETTLED") || stage(scene).equals("DRAINING"));

            JsonNode requests = scene.teal.application().orElseThrow().at("/requests/0");
            scene.report(requests.path("summary").asText());
            assertThat(requests.at("/before/failed").asInt()).isZero();
            assertThat(requests.at("/before/answers/0/value").asText()).isEqualTo("v1");
            assertThat(requests.at("/after/failed").asInt()).isZero();
            assertThat(requests.at("/after/sent").asInt()).isGreaterThan(100);
            assertThat(requests.at("/firstNew/value").asText()).isEqualTo("v3");
            scene.invariantsHold(1);
        }
    }

    @Test
    void case07AVersionIsTestedByAJobBeforeItIsWanted() throws Exception {
        try (Scene scene = new Scene(56, directory)) {
            scene.repository
                    .write("teal.yaml", "before: {checks: [{http: /healthz}, {job: smoke-test.yaml}]}\n")
                    .write("smoke-test.yaml", job(scene, "crash", ""));
            scene.shop.warm(scene.repository);
            scene.start();
            scene.held("CHECK_FAILED");
            assertThat(scene.teal.message()).contains("BackoffLimitExceeded", "its last lines: crashing, as asked");

            scene.repository.write("smoke-test.yaml", job(scene, "v1", ENDING));
            scene.push("Mend the test");
            scene.synced();
            try (Traffic traffic = scene.traffic()) {
                scene.repository.write("blue.yaml", scene.shop.deployment("v2", "v3"));
                scene.push("Let v3 be tested");
                scene.eventually(
                        "the way to blue is free, its Job has succeeded",
                        () -> succeeded(scene) == 2
                                && scene.teal
                                        .application()
                                        .orElseThrow()
                                        .at("/wayBack/ready")
                                        .asBoolean());
                scene.repository.write("active-color", "blue\n");
                scene.push("Serve v3");
                scene.synced();
                scene.nothingLost(traffic, "");
            }
            assertThat(scene.selected()).isEqualTo("v2");
            scene.invariantsHold(1);
        }
    }

    private static String job(Scene scene, String tag, String more) {
        return """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: smoke-test, namespace: %s}
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                        - name: test
                          image: janakiramm/myapp:%s
                          imagePullPolicy: IfNotPresent
                          %s
                """.formatted(scene.shop.namespace(), tag, more);
    }

    private static long succeeded(Scene scene) {
        return scene.client.batch().v1().jobs().inNamespace(scene.shop.namespace()).list().getItems().stream()
                .filter(job -> Integer.valueOf(1).equals(job.getStatus().getSucceeded()))
                .count();
    }

    private static String stage(Scene scene) {
        return scene.teal.application().map(it -> it.path("stage").asText()).orElse("");
    }

    private static String preview(Scene scene) {
        return scene.shop
                .service("v1")
                .replace("  name: shop\n", "  name: shop-preview\n  annotations: {teal.dev/role: preview}\n")
                .replaceAll("      nodePort: .*\n", "")
                .replace("  type: NodePort\n", "");
    }

    private static String shown(Scene scene) {
        Map<String, String> selector = scene.client
                .services()
                .inNamespace(scene.shop.namespace())
                .withName("shop-preview")
                .get()
                .getSpec()
                .getSelector();
        return selector.get("version");
    }

    private static int replicas(Scene scene, String version) {
        return scene.deployment(version).getSpec().getReplicas();
    }
}
