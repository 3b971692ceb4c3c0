package dev.teal.app;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The whole program where it would ask Git every ten minutes, and is told when to look. */
@QuarkusTest
@TestProfile(HookedProgramTest.Settings.class)
@QuarkusTestResource(value = ShopRepository.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = HookSettings.class, restrictToAnnotatedClass = true)
class HookedProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** With a profile, classes are loaded anew: else gauges would stay those of whichever program was the first. */
    public static final class Settings implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("teal.git.interval", "10m");
        }
    }

    ShopRepository.Shop shop;
    HookSettings.Hook hook;

    @Test
    void aHookBringsTheNewestCommitWithoutWaitingForAPoll() {
        await().atMost(PATIENCE).until(() -> get("/api/applications").asString().contains("\"phase\":\"SYNCED\""));
        String before = head();
        shop.write("active-color", "green\n\n");

        assertThat(hooked("wrong")).isEqualTo(401);
        assertThat(hooked(HookSettings.SECRET)).isEqualTo(202);

        await().atMost(PATIENCE).until(() -> !head().equals(before));
        assertThat(get("/q/metrics").asString())
                .containsPattern("teal_hooks_total\\{outcome=\"accepted\",?} 1.0")
                .containsPattern("teal_hooks_total\\{outcome=\"refused\",?} 1.0")
                .containsPattern("teal_hooks_total\\{outcome=\"throttled\",?} 0.0")
                .containsPattern("teal_hooks_total\\{outcome=\"too_large\",?} 0.0");
    }

    @Test
    void thePageIsNotOnThatPortNorHooksOnThePages() {
        given().port(hook.port()).get("/").then().statusCode(404);
        given().port(hook.port()).get("/q/metrics").then().statusCode(404);
        given().header("X-Gitlab-Token", HookSettings.SECRET)
                .post("/hook")
                .then()
                .statusCode(404);
    }

    private int hooked(String token) {
        return given().port(hook.port())
                .header("X-Gitlab-Token", token)
                .body("{\"object_kind\":\"push\"}")
                .post("/hook")
                .statusCode();
    }

    private static String head() {
        return get("/api/applications").jsonPath().getString("git.head");
    }
}
