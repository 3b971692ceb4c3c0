package dev.teal.app;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole program on the cluster in memory, where its log is JSON. */
@QuarkusTest
@TestProfile(JsonLogTest.Settings.class)
@QuarkusTestResource(value = ShopRepository.class, restrictToAnnotatedClass = true)
class JsonLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a person sets, as a variable of the environment. */
    public static final class Settings implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.log.console.json.enabled", "true");
        }
    }

    ShopRepository.Shop shop;

    private final Console console = new Console();

    /** Writes down what the console's own handler would print. */
    private static final class Console extends Handler {

        private final List<String> printed = new CopyOnWriteArrayList<>();
        private final Handler own = console();

        @Override
        public void publish(LogRecord line) {
            Formatter form = own.getFormatter();
            printed.add(form.format(line));
        }

        private static Handler console() {
            return Stream.of(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                    .filter(ConsoleHandler.class::isInstance)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(console);
    }

    @AfterEach
    void leave() {
        Logger.getLogger("").removeHandler(console);
    }

    @Test
    void eachLineIsAnObjectThatSaysWhatItIsAbout() {
        await().atMost(PATIENCE).until(() -> get("/api/applications").asString().contains("\"phase\":\"SYNCED\""));
        shop.write("active-color", "blue\n");
        await().atMost(PATIENCE)
                .until(() -> lines().stream().anyMatch(it -> message(it).contains("switched Service")));
        shop.write("active-color", "purple\n");
        await().atMost(PATIENCE)
                .until(() -> lines().stream().anyMatch(it -> message(it).contains("refused")));

        assertThat(console.printed)
                .allSatisfy(line -> assertThat(line.strip().lines()).hasSize(1));
        assertThat(lines()).allSatisfy(line -> {
            assertThat(OffsetDateTime.parse(line.getString("timestamp"))).isNotNull();
            assertThat(line.getString("level")).isNotEmpty();
        });
        assertThat(about("switched Service").getMap())
                .containsKey("application")
                .containsEntry("stage", "MOVING")
                .satisfies(it -> assertThat(it.get("commit").toString()).hasSize(40));
        assertThat(about("refused").getMap()).containsEntry("reason", "INVALID").containsEntry("stage", "BLOCKED");
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private JsonObject about(String text) {
        return lines().stream()
                .filter(it -> message(it).contains(text))
                .findFirst()
                .orElseThrow()
                .getJsonObject("mdc");
    }

    private static String message(JsonObject line) {
        return line.getString("message");
    }

    private List<JsonObject> lines() {
        return console.printed.stream().map(JsonObject::new).toList();
    }
}
