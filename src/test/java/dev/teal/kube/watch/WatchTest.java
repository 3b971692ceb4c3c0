package dev.teal.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.teal.SetClock;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.Json;
import dev.teal.kube.api.Listed;
import dev.teal.kube.api.ServerClock;

/** One watch beside a server whose answers and events are written down here. */
class WatchTest {

    private static final Listed SERVICES = new Listed("v1", "shop", "services");
    private static final String LIST = SERVICES.path() + "?limit=50";

    private final KubernetesMockServer mock = new KubernetesMockServer(false);
    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final List<String> changed = new CopyOnWriteArrayList<>();
    private KubernetesClient client;
    private Watch watch;

    @BeforeEach
    void connect() {
        mock.init();
        client = new KubernetesClientBuilder()
                .withKubernetesSerialization(Json.serialization())
                .withConfig(mock.createClient().getConfiguration())
                .build();
    }

    @AfterEach
    void disconnect() {
        watch.end();
        client.close();
        mock.destroy();
    }

    @Test
    void whatTheServerHasForgottenIsListedAnew() {
        list("10", List.of(service("green", "9")));
        Map<String, Object> gone = Map.of("kind", "Status", "apiVersion", "v1", "code", 410, "reason", "Expired");
        events("10", List.of(event("MODIFIED", service("green", "11")), event("ERROR", gone)));
        list("20", List.of(service("green", "11"), service("blue", "15")));
        events("20", List.of(event("MODIFIED", service("blue", "21"))));

        begin();

        await().until(() -> watch.kept().versions().equals(Map.of("green", "11", "blue", "21")));
        assertThat(watch.trouble()).isEmpty();
    }

    @Test
    void aBookmarkIsASignOfLifeAndChangesNothing() throws Exception {
        list("10", List.of(service("green", "9")));
        Map<String, Object> bookmark =
                Map.of("kind", "Service", "apiVersion", "v1", "metadata", Map.of("resourceVersion", "30"));
        mock.expect()
                .get()
                .withPath(watching("10"))
                .andUpgradeToWebSocket()
                .open()
                .waitFor(500)
                .andEmit(event("BOOKMARK", bookmark))
                .done()
                .once();

        begin();
        await().until(watch::isCurrent);
        assertThat(watch.silence()).isZero();
        clock.pass(Duration.ofMinutes(1));
        assertThat(watch.silence()).isEqualTo(Duration.ofMinutes(1));

        await().until(() -> watch.silence().isZero());
        assertThat(watch.kept().versions()).isEqualTo(Map.of("green", "9"));
        assertThat(changed).containsExactly("green");
    }

    private void begin() {
        watch = new Watch(
                new ApiConnection(client, new ServerClock(Clock.systemUTC())),
                new Watched(SERVICES, Watched.Extent.ALL),
                clock,
                object -> changed.add(object.text("metadata", "name")),
                troubled -> {});
    }

    private void list(String version, List<Map<String, Object>> items) {
        Map<String, Object> list = Map.of(
                "kind",
                "ServiceList",
                "apiVersion",
                "v1",
                "metadata",
                Map.of("resourceVersion", version),
                "items",
                items);
        mock.expect().get().withPath(LIST).andReturn(200, list).once();
    }

    private void events(String since, List<Map<String, Object>> events) {
        var session = mock.expect()
                .get()
                .withPath(watching(since))
                .andUpgradeToWebSocket()
                .open();
        for (Map<String, Object> event : events) {
            session.waitFor(10).andEmit(event);
        }
        session.done().once();
    }

    private static String watching(String since) {
        return SERVICES.path() + "?allowWatchBookmarks=true&resourceVersion=" + since
                + "&timeoutSeconds=600&watch=true";
    }

    private static Map<String, Object> event(String type, Map<String, Object> object) {
        return Map.of("type", type, "object", object);
    }

    private static Map<String, Object> service(String name, String version) {
        return Map.of(
                "kind", "Service",
                "apiVersion", "v1",
                "metadata", Map.of("name", name, "namespace", "shop", "resourceVersion", version));
    }
}
