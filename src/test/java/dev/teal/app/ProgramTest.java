package dev.teal.app;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.LogRecord;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program on the cluster in memory, from the outside: one story, in order. */
@QuarkusTest
@QuarkusTestResource(value = ShopRepository.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    ShopRepository.Shop shop;

    @Test
    @Order(1)
    void deploysWhatTheRepositoryHolds() {
        await().atMost(PATIENCE).until(() -> phase().equals("SYNCED"));

        JsonPath seen = applications();
        assertThat(seen.getString("applications[0].desired")).isEqualTo("green");
        assertThat(seen.getString("applications[0].live")).isEqualTo("green");
        assertThat(seen.getString("git.head")).isEqualTo(seen.getString("applications[0].commit"));
        assertThat(seen.getList("applications[0].colors.deployment", String.class))
                .containsExactly("shop-v1", "shop-v2");
        assertThat(seen.getList("applications[0].colors.ready", Integer.class)).containsExactly(3, 3);
        assertThat(seen.getMap("applications[0].services[0].selector")).containsEntry("version", "v1");
        assertThat(seen.getList("applications[0].claimed", String.class))
                .containsExactly(
                        "active-color", "blue.yaml", "green.yaml", "preview.yaml", "service.yaml", "teal.yaml");
        assertThat(seen.getMap("applications[0]")).doesNotContainKey("hold");
    }

    @Test
    @Order(2)
    void answersOnTheNodePortAsThePodsDo() {
        given().port(shop.port()).when().get("/").then().statusCode(200).header("X-Version", "v1");
        assertThat(given().port(shop.port()).get("/").header("X-Pod")).startsWith("shop-v1-");
    }

    @Test
    @Order(3)
    void movesTheTrafficWhenTheCommitChangesTheColor() {
        shop.write("active-color", "blue\n");

        await().atMost(PATIENCE)
                .until(() -> "v2".equals(given().port(shop.port()).get("/").header("X-Version")));
        await().atMost(PATIENCE).until(() -> phase().equals("SYNCED"));

        JsonPath seen = applications();
        assertThat(seen.getString("applications[0].live")).isEqualTo("blue");
        assertThat(seen.getList("applications[0].switches.color", String.class)).containsExactly("blue", "green");
        List<String> steps = List.of("committed", "seen", "applied", "ready", "switched", "endpointsRight");
        List<Instant> times = steps.stream()
                .map(step -> Instant.parse(seen.getString("applications[0].switches[0].times." + step)))
                .toList();
        assertThat(times).isSorted();
        assertThat(seen.getInt("applications[0].wayBack.aboutSeconds")).isZero();
        assertThat(get("/q/metrics").asString())
                .containsPattern("teal_way_back_ready\\{application=\"[^\"]+\",color=\"green\",?} 1.0")
                .containsPattern("teal_way_back_seconds\\{application=\"[^\"]+\",color=\"green\",?} 0.0");
    }

    @Test
    @Order(4)
    void holdsABadReleaseAndSaysWhy() {
        String green = shop.read("green.yaml")
                .replace("shop:v1", "shop:crash")
                .replace("shop-v1", "shop-v3")
                .replace("version: v1", "version: v3");
        shop.write("green.yaml", green);
        shop.write("active-color", "green\n");

        await().atMost(PATIENCE).until(() -> phase().equals("DEGRADED"));

        JsonPath seen = applications();
        assertThat(seen.getString("applications[0].hold.reason")).isEqualTo("POD_FAILING");
        assertThat(seen.getString("applications[0].hold.message")).contains("CrashLoopBackOff");
        assertThat(seen.getString("applications[0].hold.advice")).isNotEmpty();
        assertThat(seen.getString("applications[0].hold.since")).isNotEmpty();
        given().port(shop.port()).when().get("/").then().header("X-Version", "v2");
    }

    @Test
    @Order(5)
    void refusesAFolderThatCanNotBeMeant() {
        shop.write("active-color", "purple\n");

        await().atMost(PATIENCE).until(() -> phase().equals("STALLED"));

        JsonPath seen = applications();
        assertThat(seen.getString("applications[0].hold.reason")).isEqualTo("INVALID");
        assertThat(seen.getString("applications[0].complaints[0].file")).isEqualTo("active-color");
        assertThat(seen.getString("applications[0].live"))
                .as("what serves is shown on")
                .isEqualTo("blue");
        given().port(shop.port()).when().get("/").then().header("X-Version", "v2");
    }

    @Test
    @Order(6)
    void isHealthyWhateverTheRepositoryHolds() {
        get("/q/health/live").then().statusCode(200);
        get("/q/health/started").then().statusCode(200);
        JsonPath ready = get("/q/health/ready").then().statusCode(200).extract().jsonPath();
        assertThat(ready.getString("checks.find { it.name == 'look' }.data.commit"))
                .isEqualTo(applications().getString("git.head"));
        assertThat(ready.getString("checks.find { it.name == 'look' }.data.cluster-looked-at"))
                .isNotEmpty();
    }

    @Test
    @Order(8)
    void countsWhatItDid() {
        String metrics = get("/q/metrics").asString();

        assertThat(metrics)
                .containsPattern("teal_switches_total\\{application=\"[^\"]+\",outcome=\"switched\"} 1.0")
                .containsPattern("teal_holds_total\\{application=\"[^\"]+\",reason=\"POD_FAILING\"} 1.0")
                .contains("teal_commit_step_seconds_count")
                .contains("teal_applications{phase=\"STALLED\"} 1.0")
                .containsPattern("teal_look_age_seconds\\{of=\"git\"} \\d+\\.\\d+")
                .containsPattern("teal_look_age_seconds\\{of=\"cluster\"} \\d+\\.\\d+")
                .containsPattern("teal_git_requests_total\\{outcome=\"answered\"} \\d+");
    }

    @Test
    @Order(9)
    @DisabledOnIntegrationTest("looks into the process")
    void everyLineOfTheLogIsMadeInert() {
        assertThat(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .filteredOn(handler -> handler instanceof ConsoleHandler)
                .isNotEmpty()
                .allSatisfy(handler -> {
                    LogRecord line = new ExtLogRecord(Level.INFO, "a\nb", ExtLogRecord.FormatStyle.NO_FORMAT, "test");
                    assertThat(handler.getFilter().isLoggable(line)).isTrue();
                    assertThat(line.getMessage()).isEqualTo("a\\nb");
                });
    }

    private static JsonPath applications() {
        return get("/api/applications").then().statusCode(200).extract().jsonPath();
    }

    private static String phase() {
        List<String> phases = applications().getList("applications.phase", String.class);
        return phases.isEmpty() ? "" : phases.get(0);
    }

    @ParameterizedTest
    @Order(10)
    @CsvSource(
            delimiter = '|',
            value = {
                "application/openmetrics-text | application/openmetrics-text; version=1.0.0; charset=utf-8",
                "application/openmetrics-text; version=1.0.0 | application/openmetrics-text; version=1.0.0; charset=utf-8",
                "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5 |"
                        + " application/openmetrics-text; version=1.0.0; charset=utf-8",
                "text/plain | text/plain",
            })
    void metricsComeInTheFormThatIsAskedFor(String asked, String answered) {
        Response response = given().header("Accept", asked).get("/q/metrics");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith(answered);
        assertThat(response.asString()).contains("teal_git_requests_total");
        assertThat(response.asString().endsWith("# EOF\n")).isEqualTo(answered.startsWith("application"));
    }
}
