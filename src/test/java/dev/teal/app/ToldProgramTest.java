package dev.teal.app;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.teal.told.Listening;

/** The whole program on the cluster in memory, with a Git server that is told how far each commit is: one story, in order. */
@QuarkusTest
@TestProfile(ToldProgramTest.Settings.class)
@QuarkusTestResource(value = ShopRepository.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = StatusSettings.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ToldProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** With a profile, classes are loaded anew: else gauges would stay those of whichever program was the first. */
    public static final class Settings implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("teal.drain", "2s");
        }
    }

    ShopRepository.Shop shop;
    Listening server;

    @Test
    @Order(1)
    void aCommitThatServesIsASuccess() {
        String sample = head();
        shop.write("teal.yaml", "after: {watch: 5s}\n");
        String first = nextHead(sample);
        assertThat(untilFinal(first)).last().isEqualTo("success");
        shop.write("active-color", "blue\n");

        String commit = nextHead(first);
        assertThat(untilFinal(commit)).first().isEqualTo("pending");
        assertThat(untilFinal(commit)).last().isEqualTo("success");
        Listening.Request last = server.requests().stream()
                .filter(it -> it.path().contains("/statuses/"))
                .reduce((one, other) -> other)
                .orElseThrow();
        assertThat(last.path()).isEqualTo("/api/v1/repos/shop/deploy/statuses/" + commit);
        assertThat(last.headers()).containsEntry("authorization", "token " + StatusSettings.TOKEN);
        JsonObject json = last.json();
        assertThat(json.getString("context")).isEqualTo("teal/test");
        assertThat(json.getString("description")).endsWith(" serves blue");
        assertThat(json.getString("target_url")).isEqualTo("https://teal.example.com/commits/" + commit);
        assertThat(get("/q/metrics").asString())
                .containsPattern("teal_told_total\\{outcome=\"delivered\",to=\"status\",?} [1-9]");
    }

    @Test
    @Order(2)
    void aCommitWhosePodsCrashIsAFailure() {
        String before = head();
        shop.write(
                "green.yaml",
                shop.read("green.yaml")
                        .replace("shop:v1", "shop:crash")
                        .replace("shop-v1", "shop-v3")
                        .replace("version: v1", "version: v3"));
        String idle = nextHead(before);
        shop.write("active-color", "green\n");

        assertThat(untilFinal(nextHead(idle))).last().isEqualTo("failure");
    }

    @Test
    @Order(3)
    void aCommitThatGoesBackIsAFailure() {
        String before = head();
        shop.write("active-color", "blue\n");
        String back = nextHead(before);
        assertThat(untilFinal(back)).last().isEqualTo("success");
        shop.write("green.yaml", shop.read("green.yaml").replace("shop:crash", "shop:late"));
        String late = nextHead(back);
        shop.write("teal.yaml", "after: {watch: 2m, checks: [{http: /}]}\n");
        String watched = nextHead(late);
        assertThat(untilFinal(watched)).last().isEqualTo("success");
        shop.write("active-color", "green\n");

        String bad = nextHead(watched);
        assertThat(untilFinal(bad)).last().isEqualTo("failure");
        assertThat(server.requests())
                .filteredOn(it -> it.path().endsWith(bad))
                .last()
                .satisfies(it -> assertThat(it.json().getString("description")).contains("WENT_BACK"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.requests())
                        .filteredOn(it -> it.path().equals("/events"))
                        .extracting(it -> it.json().getString("type"))
                        .contains("dev.teal.switched", "dev.teal.held", "dev.teal.settled", "dev.teal.went-back"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.requests())
                        .filteredOn(it -> it.path().equals("/chat/s3cr3t"))
                        .last()
                        .satisfies(it -> assertThat(it.json().getString("text")).contains("took back")));
    }

    private List<String> untilFinal(String commit) {
        await().atMost(PATIENCE).until(() -> states(commit).stream().anyMatch(it -> !it.equals("pending")));
        return states(commit);
    }

    private List<String> states(String commit) {
        return server.requests().stream()
                .filter(it -> it.path().endsWith("/statuses/" + commit))
                .map(it -> it.json().getString("state"))
                .toList();
    }

    private static String nextHead(String before) {
        await().atMost(PATIENCE).until(() -> !head().equals(before));
        return head();
    }

    private static String head() {
        await().atMost(PATIENCE).until(() -> get("/api/applications").jsonPath().getString("git.head") != null);
        return get("/api/applications").jsonPath().getString("git.head");
    }
}
