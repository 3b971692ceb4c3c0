package dev.teal.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code teal status}, with a server in the place of the API server. */
class StatusTest {

    private static final String TEAL = "/api/v1/namespaces/teal/services/teal:http/proxy/api/applications";
    private static final String EVERYWHERE = "/api/v1/services";
    private static final String HERE = "/api/v1/namespaces/shop/services";
    private static final String SYNCED =
            "{\"git\": {\"head\": \"abcdef0123\"}, \"applications\": [{\"application\": \"shop\","
                    + " \"phase\": \"SYNCED\", \"live\": \"green\", \"desired\": \"green\", \"stage\": \"SETTLED\","
                    + " \"services\": [{\"namespace\": \"shop\", \"name\": \"shop\"}]}]}";
    private static final String MARKED = """
            {"items": [{"metadata": {"namespace": "shop", "name": "shop", "labels": {"teal.dev/application": "shop"},
              "annotations": {"teal.dev/color": "blue", "teal.dev/commit": "abcdef0123", "teal.dev/switched-to": "app=blue",
                "teal.dev/switched-at": "2026-11-28T12:00:00Z", "teal.dev/went-back-from": "c-1234567",
                "teal.dev/went-back-because": "status 500"}},
              "spec": {"selector": {"app": "blue"}}},
             {"metadata": {"namespace": "shop", "name": "hand",
              "annotations": {"teal.dev/color": "blue", "teal.dev/switched-to": "app=blue"}}, "spec": {}},
             {"metadata": {"namespace": "shop", "name": "shared"}, "spec": {"selector": {"app": "x"}}}]}
            """;

    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @TempDir
    private Path root;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            Answer answer = answers.getOrDefault(path, status(404, "NotFound", "the server could not find it"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void oneRequestTellsAll() {
        answers.put(TEAL, new Answer(200, SYNCED));

        Called status = status();

        assertThat(status.out().lines())
                .containsExactly("1 synced · commit abcdef0", "✓ synced       shop  ● green serves");
        assertThat(status.code()).isZero();
        assertThat(asked).containsExactly(TEAL);
    }

    @Test
    void whatIsDegradedIsTheExitCode() {
        answers.put(TEAL, new Answer(200, SYNCED.replace("SYNCED", "DEGRADED")));

        assertThat(status().code()).isEqualTo(1);
        assertThat(status("shop").code()).isEqualTo(1);
    }

    @Test
    void gitThatIsNotReadIsTheExitCodeToo() {
        answers.put(TEAL, new Answer(200, SYNCED.replace("\"head\"", "\"failure\": \"UNAUTHORIZED: no\", \"head\"")));

        assertThat(status().out()).contains("Git: UNAUTHORIZED: no");
        assertThat(status().code()).isEqualTo(1);
        assertThat(status("new").err())
                .contains("no application new; `teal status` lists them; Git is not read: UNAUTHORIZED");
    }

    @Test
    void ofTwoPodsTheOneThatLeadsIsAsked() {
        answers.put(
                TEAL,
                new Answer(
                        200,
                        "{\"lead\": {\"part\": \"STANDS_BY\", \"leader\": \"teal-7d9_x4\"}, \"applications\": []}"));
        answers.put("/api/v1/namespaces/teal/pods/teal-7d9:8080/proxy/api/applications", new Answer(200, SYNCED));

        assertThat(status().out()).contains("shop  ● green serves");
    }

    @Test
    void anotherServiceMayBeNamed() {
        answers.put("/api/v1/namespaces/ops/services/switch:http/proxy/api/applications", new Answer(200, SYNCED));

        assertThat(status("--teal=ops/switch").code()).isZero();
        assertThat(status("--teal=ops").err()).contains("--teal=ops is no Service; write its namespace and its name");
    }

    @Test
    void whereThereIsNoTealItsMarksAreShown() {
        answers.put(EVERYWHERE, new Answer(200, MARKED));

        Called status = status();

        assertThat(status.code()).isEqualTo(2);
        assertThat(status.out().lines().toList())
                .hasSize(4)
                .first()
                .isEqualTo("Teal was not asked: there is no Service teal/teal; name Teal's: --teal=NAMESPACE/SERVICE");
        assertThat(status.out())
                .contains("shop/hand  selects nothing, by a hand")
                .containsPattern("shop/shop {2}■ blue serves \\(app=blue\\), moved .* ago, commit abcdef0; "
                        + "the endpoints were not seen to follow yet; went back from c-1234567: status 500");
    }

    @Test
    void ofOneApplicationItsLastMovesAreShown() {
        String at = "2026-11-28T12:00:00Z";
        String move = String.join(" ", at, "SWITCHED blue abcdef0123", at, at, at, at, at);
        answers.put(
                EVERYWHERE,
                new Answer(
                        200,
                        MARKED.replace(
                                "\"teal.dev/color\": \"blue\", \"teal.dev/commit\"",
                                "\"teal.dev/switches\": \"" + move
                                        + "\", \"teal.dev/color\": \"blue\", \"teal.dev/commit\"")));

        Called status = status("shop");

        assertThat(status.code()).isEqualTo(2);
        assertThat(status.out()).contains("shop/shop  ■ blue serves").doesNotContain("shop/hand");
        assertThat(status.out().lines()).anyMatch(it -> it.matches("  2026-11-28 .* switched to blue, commit abcdef0"));
    }

    @Test
    void marksAreThereForProgramsToo() throws Exception {
        answers.put(EVERYWHERE, new Answer(200, MARKED));

        var json = new ObjectMapper().readTree(status("-o", "json").out());

        assertThat(json.get("untold").textValue()).startsWith("there is no Service teal/teal");
        assertThat(json.at("/services/1/color").textValue()).isEqualTo("blue");
        assertThat(json.at("/services/1/wentBackBecause").textValue()).isEqualTo("status 500");
    }

    @Test
    void whoMayNotAskIsToldTheRightAndSeesTheOwnNamespace() {
        String right = "services \"teal:http\" is forbidden: User \"jo\" cannot get resource \"services/proxy\"";
        answers.put(TEAL, status(403, "Forbidden", right));
        answers.put(EVERYWHERE, status(403, "Forbidden", "services is forbidden: User \"jo\" cannot list"));
        answers.put(HERE, new Answer(200, MARKED));

        assertThat(status().out())
                .contains(right + "; that is the right to `get` on `services/proxy`")
                .contains("shop/shop  ■ blue serves");
    }

    @Test
    void aServiceWithoutAPodSaysWhereToLook() {
        answers.put(TEAL, status(503, "ServiceUnavailable", "no endpoints available for service \"teal\""));

        assertThat(status().out())
                .contains("no pod of it answers behind the Service teal/teal; see why: kubectl -n teal get pods")
                .contains("No Service that may be seen here has its marks.");
    }

    @Test
    void whatIsNotTealIsNotTakenForIt() {
        answers.put(TEAL, new Answer(200, "<!doctype html>"));

        assertThat(status().out()).contains("what answers at the Service teal/teal is not Teal");
        assertThat(status().code()).isEqualTo(2);
    }

    @Test
    void anApiServerThatIsAwayIsNamed() {
        server.stop(0);

        Called status = status();

        assertThat(status.code()).isEqualTo(2);
        assertThat(status.out()).contains("no answer from the API server at http://127.0.0.1:");
    }

    @Test
    void aKubeconfigThatIsNotThereIsNamed() {
        Called status = Called.with(Map.of("KUBECONFIG", "/nowhere/config"), root, "status");

        assertThat(status.err())
                .contains(
                        "the kubeconfig can't be used: /nowhere/config can't be read; see what `kubectl config view`");
        assertThat(status.code()).isEqualTo(2);
    }

    @Test
    void aSlipInTheNameIsTold() {
        answers.put(TEAL, new Answer(200, SYNCED));

        assertThat(status("shpo").err().strip()).isEqualTo("teal: there is no application shpo; did you mean shop?");
        assertThat(status("xyz").err().strip())
                .isEqualTo("teal: there is no application xyz; `teal status` lists them");
    }

    private Called status(String... more) {
        try {
            Path kubeconfig = Files.writeString(root.resolve("kubeconfig"), """
                    {"apiVersion": "v1", "kind": "Config", "current-context": "c",
                     "clusters": [{"name": "c", "cluster": {"server": "http://127.0.0.1:%d"}}],
                     "users": [{"name": "u", "user": {"token": "secret"}}],
                     "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u", "namespace": "shop"}}]}
                    """.formatted(
                            server.getAddress().getPort()));
            String[] arguments = new String[more.length + 1];
            arguments[0] = "status";
            System.arraycopy(more, 0, arguments, 1, more.length);
            return Called.with(Map.ofEntries(entry("KUBECONFIG", kubeconfig.toString())), root, arguments);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Answer status(int code, String reason, String message) {
        return new Answer(
                code,
                "{\"kind\": \"Status\", \"code\": " + code + ", \"reason\": \"" + reason + "\", \"message\": \""
                        + message.replace("\"", "\\\"") + "\"}");
    }
}
