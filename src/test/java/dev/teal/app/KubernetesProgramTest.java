package dev.teal.app;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.fabric8.mockwebserver.http.RecordedRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.kubernetes.client.KubernetesServer;
import io.quarkus.test.kubernetes.client.KubernetesTestServer;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole program beside an API server whose answers are written down here: start, settings, health, failures. */
@QuarkusTest
@TestProfile(KubernetesProgramTest.Settings.class)
@QuarkusTestResource(
        value = ShopRepository.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = ShopRepository.CLUSTER, value = "kubernetes"))
@WithKubernetesTestServer(crud = false)
class KubernetesProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SCALERS = "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers?limit=100";

    /** What the extension for fabric8's client is told, and Teal knows nothing of. */
    public static final class Settings implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.kubernetes-client.token", "t0ken-of-the-extension");
        }
    }

    @KubernetesTestServer
    KubernetesServer server;

    ShopRepository.Shop shop;

    private ScriptedShop api;

    @BeforeEach
    void script() {
        server.getKubernetesMockServer().clearExpectations();
        requests();
        api = new ScriptedShop(server, shop.directory().getFileName().toString());
    }

    @Test
    void followsAClusterThatIsAsGitHasItAndWritesNothing() {
        api.asGitHasIt();

        awaitPhase("SYNCED");

        JsonPath seen = applications();
        assertThat(seen.getString("applications[0].live")).isEqualTo("green");
        assertThat(seen.getList("applications[0].colors.ready", Integer.class)).containsExactly(3, 3);
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/q/metrics").asString())
                .containsPattern("teal_api_requests_total\\{status=\"200\",verb=\"dry-run\"} \\d+");
        assertThat(requests())
                .anyMatch(it -> it.getPath().equals(SCALERS))
                .allMatch(it -> it.getMethod().equals("GET") || it.getPath().endsWith("&dryRun=All"))
                .allMatch(it -> "Bearer t0ken-of-the-extension".equals(it.getHeader("Authorization")));
    }

    @Test
    void saysWhichRightIsMissing() {
        String message = "horizontalpodautoscalers.autoscaling is forbidden: User \"teal\" cannot list";
        server.expect().get().withPath(SCALERS).andReturn(403, status(message)).always();

        awaitHold("FORBIDDEN");

        assertThat(applications().getString("applications[0].hold.message")).isEqualTo(message);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void leavesAServerAloneThatAsksForFewerRequests() {
        server.expect()
                .get()
                .withPath(SCALERS)
                .andReturn(429, status("too many requests"))
                .withHeader("Retry-After: 2")
                .always();

        awaitHold("THROTTLED");

        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/q/metrics").asString())
                .containsPattern("teal_api_requests_total\\{status=\"429\",verb=\"list\"} \\d+");
    }

    @Test
    void goesOnOnceAServerInTroubleAnswers() {
        server.expect()
                .get()
                .withPath(SCALERS)
                .andReturn(500, status("etcd is away"))
                .always();
        awaitHold("API_UNREACHABLE");

        server.getKubernetesMockServer().clearExpectations();
        api.asGitHasIt();

        awaitPhase("SYNCED");
    }

    private void awaitPhase(String phase) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(applications().getList("applications.phase")).containsExactly(phase));
    }

    private void awaitHold(String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(applications().getList("applications.hold.reason"))
                        .containsExactly(reason));
    }

    /** What was asked since this was called last. */
    private List<RecordedRequest> requests() {
        return Stream.generate(this::nextRequest)
                .takeWhile(request -> request != null)
                .toList();
    }

    private RecordedRequest nextRequest() {
        try {
            return server.getKubernetesMockServer().takeRequest(0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonPath applications() {
        return get("/api/applications").then().statusCode(200).extract().jsonPath();
    }

    private static Map<String, Object> status(String message) {
        return Map.of("apiVersion", "v1", "kind", "Status", "message", message);
    }
}
