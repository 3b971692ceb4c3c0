package dev.teal.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Origin;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.Move;
import dev.teal.core.mark.PastMoves;
import dev.teal.core.mark.Trials;
import dev.teal.core.plan.WriteService;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ApiPaths;
import dev.teal.kube.api.ApiServer;
import dev.teal.kube.api.AtServer;
import dev.teal.kube.api.ServerClock;
import dev.teal.kube.watch.Watches;

/** What goes over the wire with the client as it is set up, and what becomes of each way to fail. */
class ApiFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final ObjectRef PAGE = new ObjectRef("v1", "ConfigMap", "shop", "page");
    private static final String PAGE_PATH = "/api/v1/namespaces/shop/configmaps/page";
    private static final String APPLIED = PAGE_PATH + "?fieldManager=teal&fieldValidation=Strict&force=";
    private static final ObjectRef SHOP = new ObjectRef("v1", "Service", "shop", "shop");
    private static final String SHOP_PATH = "/api/v1/namespaces/shop/services/shop";
    private static final Manifest WANTED = new Manifest(
            PAGE,
            Tree.of(Map.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "ConfigMap",
                    "metadata",
                    Map.of("name", "page", "namespace", "shop"),
                    "data",
                    Map.of("title", "Shop"))),
            Origin.of("page.yaml"));

    private final KubernetesMockServer mock = new KubernetesMockServer(false);
    private final List<String> counted = new ArrayList<>();
    private final List<KubernetesClient> clients = new ArrayList<>();
    private ApiConnection connection;
    private ApiServer server;
    private Applier applier;
    private KubernetesCluster cluster;

    @BeforeEach
    void connect() {
        mock.init();
        connection = to(mock.getPort(), PATIENCE);
        server = new ApiServer(connection, (verb, status) -> counted.add(verb + " " + status));
        AtServer reader = new AtServer(server, new ApiPaths(server));
        applier = new Applier(reader, new Watches(connection, reader.paths(), Clock.systemUTC()));
        cluster = new KubernetesCluster(
                connection,
                Clock.systemUTC(),
                Duration.ofMinutes(10),
                Leadership.ALONE,
                (verb, status) -> counted.add(verb + " " + status));
    }

    @AfterEach
    void disconnect() {
        clients.forEach(KubernetesClient::close);
        mock.destroy();
    }

    @Test
    void comparesByAStrictDryRunThatTakesNothingFromOthers() throws Exception {
        mock.expect()
                .patch()
                .withPath(APPLIED + "false&dryRun=All")
                .andReturn(200, WANTED.content().plain())
                .once();

        Drift drift = applier.compare(new Aim(WANTED, WANTED.content()));

        assertThat(drift).isEqualTo(new Drift.None());
        RecordedRequest request = mock.getLastRequest();
        assertThat(request.getHeader("Content-Type")).startsWith("application/apply-patch+yaml");
        assertThat(sent(request)).isEqualTo(WANTED.content());
        assertThat(counted).containsExactly("dry-run 200");
    }

    @Test
    void switchesInOnePatchWithVersionSelectorAndMarks() throws Exception {
        Map<String, Object> live = Map.of(
                "apiVersion", "v1", "kind", "Service", "metadata", Map.of("name", "shop", "resourceVersion", "41"));
        mock.expect().get().withPath(SHOP_PATH).andReturn(200, live).once();
        mock.expect()
                .patch()
                .withPath(SHOP_PATH + "?fieldManager=teal&fieldValidation=Strict&force=false")
                .andReturn(200, live)
                .once();
        Selector to = new Selector(Map.of("app", "shop", "version", "v2"));
        Marks marks = new Marks(
                Optional.of(Color.BLUE),
                Optional.of("c0ffee"),
                Optional.of(to),
                Optional.of(new Move(Instant.parse("2026-11-24T12:00:00Z"), Optional.empty(), Optional.empty())),
                Optional.empty(),
                Trials.NONE,
                Optional.empty(),
                PastMoves.NONE);
        Map<String, Object> content = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Service",
                "metadata",
                Map.of("name", "shop", "annotations", marks.annotations()),
                "spec",
                Map.of("selector", to.labels()));

        new WriteService(
                        WriteService.Intent.SWITCH,
                        new Manifest(SHOP, Tree.of(content), Origin.of("service.yaml")),
                        Color.BLUE,
                        Optional.of("41"),
                        "")
                .perform(cluster);

        assertThat(counted).containsExactly("get 200", "apply 200");
        Tree sent = sent(mock.getLastRequest());
        assertThat(sent.text("metadata", "resourceVersion")).isEqualTo("41");
        assertThat(sent.texts("spec", "selector")).isEqualTo(to.labels());
        assertThat(sent.texts("metadata", "annotations"))
                .containsEntry("teal.dev/color", "blue")
                .containsEntry("teal.dev/commit", "c0ffee")
                .containsEntry("teal.dev/switched-at", "2026-11-24T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | Unauthorized                       | UNAUTHORIZED    | does not accept Teal's credentials (get %s)
            403 | configmaps "page" is forbidden: User "teal" cannot get | FORBIDDEN | configmaps "page" is forbidden
            403 | admission webhook "x" denied the request: no | REJECTED  | denied the request: no
            403 | pods "a" is forbidden: exceeded quota: q   | REJECTED    | exceeded quota: q
            403 | cannot be made in namespace shop because it is being terminated | NAMESPACE_ENDING | being terminated
            500 | Internal error: failed calling webhook "x": no route | WEBHOOK_FAILING | failed calling webhook "x"
            422 | data: Invalid value                | REJECTED        | data: Invalid value
            400 | strict decoding error              | REJECTED        | strict decoding error
            409 | the object has been modified       | MODIFIED        | changed by somebody else meanwhile (get %s)
            429 | too many requests                  | THROTTLED       | asks for fewer requests (get %s)
            500 | etcd is away                       | API_UNREACHABLE | failed with status 500 (get %s): etcd is away
            503 | shutting down                      | API_UNREACHABLE | failed with status 503 (get %s): shutting down
            500 | failed to create typed patch object (shop/page): field not declared in schema | REJECTED | field not declared
            """)
    void eachAnswerHasItsReasonAndIsAskedForOnce(int code, String message, Reason reason, String told) {
        mock.expect().get().withPath(PAGE_PATH).andReturn(code, status(message)).always();
        int before = mock.getRequestCount();

        PortException e = catchThrowableOfType(PortException.class, () -> server.get(PAGE_PATH));

        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e).hasMessageContaining(told.formatted(PAGE_PATH));
        assertThat(counted).containsExactly("get " + code);
        assertThat(mock.getRequestCount() - before)
                .as("requests: the client repeats nothing by itself")
                .isEqualTo(1);
    }

    @Test
    void keepsTheTimeThatTheServerAsksFor() {
        mock.expect()
                .get()
                .withPath("/throttled")
                .andReturn(429, "slower")
                .withHeader("Retry-After: 7")
                .once();

        TransientException e = catchThrowableOfType(TransientException.class, () -> server.get("/throttled"));

        assertThat(e.reason()).isEqualTo(Reason.THROTTLED);
        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void anObjectThatDoesNotExistIsNoFailure() throws PortException {
        ObjectRef gone = new ObjectRef("v1", "ConfigMap", "shop", "gone");
        mock.expect()
                .get()
                .withPath("/api/v1/namespaces/shop/configmaps/gone")
                .andReturn(404, status("not found"))
                .once();

        assertThat(new AtServer(server, new ApiPaths(server)).get(gone).isEmpty())
                .isTrue();
    }

    @Test
    void takesFieldsFromAHand() throws PortException {
        mock.expect()
                .patch()
                .withPath(APPLIED + "false&dryRun=All")
                .andReturn(409, conflict("kubectl-edit"))
                .once();
        mock.expect()
                .patch()
                .withPath(APPLIED + "true&dryRun=All")
                .andReturn(200, WANTED.content().plain())
                .once();

        Drift drift = applier.compare(new Aim(WANTED, WANTED.content()));

        assertThat(drift).isEqualTo(new Drift.None());
        assertThat(counted).containsExactly("dry-run 409", "dry-run 200");
    }

    @Test
    void namesTheOtherToolAndTakesNothingFromIt() throws PortException {
        mock.expect()
                .patch()
                .withPath(APPLIED + "false&dryRun=All")
                .andReturn(409, conflict("other-tool"))
                .once();

        Drift drift = applier.compare(new Aim(WANTED, WANTED.content()));

        assertThat(drift).isInstanceOfSatisfying(Drift.Refused.class, refused -> {
            assertThat(refused.hold().reason()).isEqualTo(Reason.CONFLICT);
            assertThat(refused.hold().message())
                    .isEqualTo("page.yaml: ConfigMap shop/page: another tool owns .data.title (other-tool)");
            assertThat(refused.hold().advice()).contains("only one of Teal and other-tool");
        });
        assertThat(counted).containsExactly("dry-run 409");
    }

    @Test
    void aMissingNamespaceIsToldFromAMissingObject() {
        mock.expect()
                .get()
                .withPath("/api/v1/namespaces/none/configmaps/page")
                .andReturn(
                        404,
                        Map.of(
                                "message",
                                "namespaces \"none\" not found",
                                "details",
                                Map.of("kind", "namespaces", "name", "none")))
                .once();

        StalledException e = catchThrowableOfType(
                StalledException.class, () -> server.get("/api/v1/namespaces/none/configmaps/page"));

        assertThat(e.reason()).isEqualTo(Reason.NAMESPACE_MISSING);
        assertThat(e.hold().advice()).isEqualTo("kubectl create namespace none");
    }

    @Test
    void aLostAnswerIsTransient() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ApiConnection own = to(silent.getLocalPort(), Duration.ofMillis(300));
            assertUnreachable(new ApiServer(own, (verb, code) -> counted.add(verb + code)));
        }
    }

    @Test
    void aClosedConnectionIsTransient() throws IOException {
        try (ServerSocket hasty = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ApiConnection own = to(hasty.getLocalPort(), PATIENCE);
            CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> closeEach(hasty));
            assertUnreachable(new ApiServer(own, (verb, code) -> counted.add(verb + code)));
            assertThat(closing).isNotCompletedExceptionally();
        }
    }

    /** A second connection would never be accepted. */
    @Test
    void opensTheConnectionThatTheFirstRequestTakes() throws Exception {
        Vertx oneLoop = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ApiConnection own = to(listening.getLocalPort(), PATIENCE, new VertxHttpClientFactory(oneLoop));
            CompletableFuture<?> opened = own.open();
            try (Socket caller = listening.accept()) {
                answer(caller);
                opened.join();
                // The answer is told before the connection counts as free, in one turn of the loop.
                CompletableFuture<Void> nextTurn = new CompletableFuture<>();
                oneLoop.runOnContext(nextTurn::complete);
                nextTurn.join();
                CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> answer(caller));
                assertThat(new ApiServer(own, (verb, code) -> counted.add(verb + code))
                                .get("/version")
                                .text("major"))
                        .isEqualTo("1");
                answering.join();
            }
        } finally {
            oneLoop.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void aServerThatIsNotThereIsTransient() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertUnreachable(new ApiServer(to(port, PATIENCE), (verb, code) -> counted.add(verb + code)));
    }

    private void assertUnreachable(ApiServer away) {
        TransientException e = catchThrowableOfType(TransientException.class, () -> away.get("/version"));

        assertThat(e.reason()).isEqualTo(Reason.API_UNREACHABLE);
        assertThat(e).hasMessageMatching("no answer from the API server at http://127.0.0.1:\\d+ to get /version: .+");
        assertThat(counted).containsExactly("get0");
    }

    /** Reads one request that has no body, and answers it. */
    private static void answer(Socket caller) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(caller.getInputStream()));
            assertThat(lines.readLine()).isEqualTo("GET /version HTTP/1.1");
            while (!lines.readLine().isEmpty()) {
                continue;
            }
            caller.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"major\":\"1\"}".getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts until the socket is closed, and hangs up on everybody. */
    private static void closeEach(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                caller.getInputStream().read();
            } catch (IOException e) {
                return;
            }
        }
    }

    private ApiConnection to(int port, Duration patience) {
        return to(port, patience, new VertxHttpClientFactory());
    }

    /** As {@code application.properties} has it, but for the patience. */
    private ApiConnection to(int port, Duration patience, HttpClient.Factory factory) {
        KubernetesClient client = new KubernetesClientBuilder()
                .withHttpClientFactory(factory)
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + port)
                        .withRequestRetryBackoffLimit(0)
                        .withRequestTimeout((int) patience.toMillis())
                        .build())
                .build();
        clients.add(client);
        return new ApiConnection(client, new ServerClock(Clock.systemUTC()));
    }

    private static Map<String, Object> status(String message) {
        return Map.of("apiVersion", "v1", "kind", "Status", "message", message);
    }

    private static Map<String, Object> conflict(String manager) {
        return Map.of(
                "kind", "Status",
                "message", "Apply failed with 1 conflict",
                "details",
                        Map.of(
                                "causes",
                                List.of(Map.of(
                                        "reason", "FieldManagerConflict",
                                        "message", "conflict with \"" + manager + "\" using v1",
                                        "field", ".data.title"))));
    }

    private static Tree sent(RecordedRequest request) throws JsonProcessingException {
        return Tree.of(new ObjectMapper().readValue(request.getUtf8Body(), Map.class));
    }
}
