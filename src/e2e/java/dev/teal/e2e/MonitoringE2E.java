package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import dev.teal.git.SampleRepository;

/** What {@code manifests/monitoring} asks, asked of a real Prometheus; {@code prometheus} and {@code promtool} have to be there. */
class MonitoringE2E {

    private static final Path MANIFESTS = Path.of("manifests/monitoring").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of what nothing is to be seen while all is well. */
    private static final List<String> EMPTY =
            List.of("hold_seconds", "requests_counted", "teal_switches", "teal_api_requests", "absent");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private TealProcess teal;
    private Process prometheus;

    @AfterEach
    void end() throws InterruptedException {
        if (prometheus != null) {
            prometheus.destroy();
            prometheus.waitFor();
        }
        if (teal != null) {
            teal.close();
        }
    }

    @Test
    void everyQueryOfTheDashboardAndOfTheAlertsIsAnswered() throws Exception {
        startTeal();
        int port = startPrometheus();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> result(port, "rate(teal_git_requests_total[10s])").size() > 0);

        for (String query : queries()) {
            JsonNode found = result(port, query);
            if (EMPTY.stream().noneMatch(query::contains)) {
                assertThat(found).as(query).isNotEmpty();
            }
        }
        assertThat(result(port, "teal_application_info{desired=\"green\",live=\"green\",namespace=\"shop\"}"))
                .hasSize(1);
        assertThat(result(port, "teal_application_phase == 1")
                        .get(0)
                        .at("/metric/phase")
                        .asText())
                .isEqualTo("SYNCED");
    }

    @Test
    void theMetricsAreAsPrometheusWantsThem() throws Exception {
        startTeal();
        HttpRequest plain = HttpRequest.newBuilder(URI.create(teal.url("/q/metrics")))
                .header("Accept", "text/plain")
                .build();
        HttpRequest open = HttpRequest.newBuilder(URI.create(teal.url("/q/metrics")))
                .header("Accept", "application/openmetrics-text; version=1.0.0; charset=utf-8")
                .build();
        Path text = folder.resolve("metrics.txt");
        Files.writeString(text, own(http.send(plain, BodyHandlers.ofString()).body()));

        assertThat(run(new ProcessBuilder("promtool", "check", "metrics").redirectInput(text.toFile())))
                .isEmpty();
        assertThat(http.send(open, BodyHandlers.ofString()).body()).endsWith("# EOF\n");
    }

    @Test
    void theAlertsFireWhenTheyShall() throws Exception {
        Files.writeString(folder.resolve("rules.yml"), rules().get("spec").toString());
        Files.copy(MANIFESTS.resolve("rules-test.yaml"), folder.resolve("rules-test.yaml"));

        assertThat(run(new ProcessBuilder("promtool", "test", "rules", "rules-test.yaml").directory(folder.toFile())))
                .contains("SUCCESS");
    }

    /** Those of Teal itself: names of others are not its own. */
    private static String own(String metrics) {
        return metrics.lines().filter(line -> line.contains("teal_")).reduce("", (text, line) -> text + line + "\n");
    }

    private void startTeal() throws Exception {
        SampleRepository sample = new SampleRepository(folder.resolve("sample"));
        sample.create();
        teal = TealProcess.start(
                "monitoring",
                Map.of(
                        "TEAL_CLUSTER_KIND", "embedded",
                        "TEAL_GIT_URL", sample.directory().toString(),
                        "TEAL_GIT_INTERVAL", "1s",
                        "TEAL_NAMESPACE", "shop",
                        "TEAL_DRAIN", "1s"));
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> StreamSupport.stream(
                                teal.overview().get("applications").spliterator(), false)
                        .anyMatch(it -> it.get("phase").asText().equals("SYNCED")));
    }

    private int startPrometheus() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path settings = folder.resolve("prometheus.yml");
        Files.writeString(settings, """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: teal
                    honor_labels: true
                    metrics_path: /q/metrics
                    static_configs: [{targets: ['%s']}]
                """.formatted(URI.create(teal.url("")).getAuthority()));
        prometheus = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return port;
    }

    private static JsonNode rules() throws IOException {
        return JSON.valueToTree(new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(MANIFESTS.resolve("rules.yaml"))));
    }

    private static List<String> queries() throws IOException {
        JsonNode dashboard = JSON.readTree(MANIFESTS.resolve("dashboard.json").toFile());
        Stream<String> panels = dashboard.findValues("expr").stream().map(JsonNode::asText);
        Stream<String> alerts = rules().findValues("expr").stream()
                .map(JsonNode::asText)
                .map(it -> it.replaceFirst(" [>=]+ \\d+$", ""));
        return Stream.concat(panels, alerts)
                .map(it -> it.replace("$application", ".*")
                        .replace("$__rate_interval", "10s")
                        .replace("[1h]", "[10s]"))
                .toList();
    }

    private JsonNode result(int port, String query) throws Exception {
        URI uri = URI.create(
                "http://127.0.0.1:" + port + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        try {
            JsonNode answer =
                    JSON.readTree(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body());
            assertThat(answer.get("status").asText())
                    .as("%s: %s", query, answer)
                    .isEqualTo("success");
            return answer.at("/data/result");
        } catch (ConnectException e) {
            return JSON.createArrayNode();
        }
    }

    private static String run(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
