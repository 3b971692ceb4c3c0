package dev.teal.app;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The pages as a browser without JavaScript has them: one story, in order. */
@QuarkusTest
@QuarkusTestResource(value = ShopRepository.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    ShopRepository.Shop shop;

    @TestHTTPResource("/events")
    URI events;

    @Test
    @Order(1)
    void sayInASentenceWhereTheTrafficGoes() {
        await().atMost(PATIENCE).until(() -> get("/").asString().contains("<title>1 synced"));

        assertThat(text(application()))
                .contains("Service shop/shop → ● green shop:v1 since")
                .contains("3 of 3 ready", "preview shop-preview", "shop-v1-", "shop-v2-", "switched to green")
                .contains("echo blue > active-color && git commit -am 'Serve blue' && git push")
                .contains("That wants blue again: it is warm, and would be moved to at once.");
        assertThat(application())
                .contains("aria-label=\"All traffic of Service shop goes to green, example/shop:v1, 3 of 3");
    }

    @Test
    @Order(2)
    void areToldWhatHasChanged() throws IOException {
        try (BufferedReader stream =
                new BufferedReader(new InputStreamReader(events.toURL().openStream(), StandardCharsets.UTF_8))) {
            assertThat(stream.readLine()).isEqualTo("retry: 2000");
            shop.write("active-color", "blue\n");

            await().atMost(PATIENCE).until(() -> "event: changed".equals(stream.readLine()));
        }
        await().atMost(PATIENCE).until(() -> text(application()).contains("→ ■ blue shop:v2 since"));
        await().atMost(PATIENCE).until(() -> get("/").asString().contains("<title>1 synced"));

        String commit = get("/api/applications").jsonPath().getString("applications[0].commit");
        assertThat(text(application()))
                .contains("→ ■ blue shop:v2 since", "switched to blue")
                .contains("git revert " + commit.substring(0, 7) + " && git push");
        assertThat(text(get("/commits/" + commit).asString())).contains("switched to blue", "watched");
    }

    @Test
    @Order(3)
    void sayWhatIsWaitedForAndWhichPodsAreWrong() {
        String green = shop.read("green.yaml")
                .replace("shop:v1", "shop:crash")
                .replace("shop-v1", "shop-v3")
                .replace("version: v1", "version: v3");
        shop.write("green.yaml", green);
        shop.write("active-color", "green\n");

        await().atMost(PATIENCE).until(() -> get("/").asString().contains("<title>1 degraded"));

        assertThat(text(get("/").asString()))
                .contains("→ ■ blue shop:v2 since")
                .contains("Git wants ● green, held")
                .contains("POD_FAILING");
        assertThat(text(application())).contains("not ready: ").contains("CrashLoopBackOff");
    }

    @Test
    @Order(4)
    void showTheTrafficAlsoWhereTheFolderIsRefused() {
        shop.write("active-color", "<script>alert(1)</script>\n");

        await().atMost(PATIENCE).until(() -> get("/").asString().contains("<title>1 stalled"));

        assertThat(application()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
        assertThat(text(application()))
                .contains("→ ■ blue shop:v2 since", "active-color: holds ", "What is shown was seen");
    }

    @Test
    @Order(5)
    void runNothingThatOthersWrote() {
        assertThat(get("/").header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .contains("script-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    @Order(6)
    void sayWhatThereIsNot() {
        get("/applications/nobody").then().statusCode(404);
        get("/commits/0000000").then().statusCode(404);
        assertThat(text(given().queryParam("q", "nobody").get("/").asString()))
                .contains("Shown are those with “nobody”");
    }

    private String application() {
        return get("/applications/" + shop.directory().getFileName()).asString();
    }

    /** What is read, without marks and in one line. */
    private static String text(String page) {
        return page.replaceAll("(?s)<(style|script).*?</\\1>", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace("&#39;", "'");
    }
}
