package dev.teal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Lines;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Screen;
import dev.teal.cli.status.StatusForm;
import dev.teal.cli.status.Told;
import dev.teal.core.value.Tree;

/** What is read of {@code GET /api/applications}, and how it looks. */
class StatusFormTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static final String SHOP = """
            {"application": "shop", "path": "apps/shop", "commit": "48b0c57aaaa", "phase": "DEGRADED", "stage": "GATED",
             "desired": "blue", "live": "green",
             "colors": [
               {"color": "green", "deployment": "shop-v1", "image": "example/shop:v1", "replicas": 3, "ready": 3,
                "health": "COMPLETE", "message": "3 of 3 pods are available"},
               {"color": "blue", "deployment": "shop-v2", "image": "example/shop:broken", "replicas": 3, "ready": 1,
                "health": "PROGRESSING", "message": "1 of 3 pods are available"}],
             "services": [{"namespace": "tour", "name": "shop", "selector": {"version": "v1"}, "movedAt": "2026-11-28T11:57:00Z"}],
             "hold": {"reason": "CHECK_FAILED", "message": "blue fails a check: status 500", "advice": "mend blue.yaml",
                      "since": "2026-11-28T11:59:15Z"},
             "wayBack": {"color": "blue", "content": "c-6391dde", "ready": false, "because": "blue fails a check"},
             "requests": [{"summary": "412 requests to /: 0 failed"}],
             "checks": [{"state": "FAILED", "seen": "pod a, GET /: status 500"}],
             "switches": [{"color": "green", "outcome": "SWITCHED",
               "times": {"commit": "2d91d29bbbb", "committed": "2026-11-28T11:56:50Z", "seen": "2026-11-28T11:56:52.1Z",
                         "switched": "2026-11-28T11:57:00Z"}}],
             "journey": {"commit": "48b0c57aaaa", "committed": "2026-11-28T11:58:00Z", "seen": "2026-11-28T11:58:02.5Z"}}
            """;

    @Test
    void oneLineIsOneApplicationAndTheWorstComesFirst() {
        assertThat(overview(Screen.NONE, SHOP, calm("blog"), calm("zoo").replace("SYNCED", "STALLED")))
                .containsExactly(
                        "1 stalled · 1 degraded · 1 synced · commit 48b0c57, Git answered 3 s ago",
                        "✕ stalled      zoo   ● green serves, example/blog:v1, 2 of 2 ready",
                        "! degraded     shop  ● green serves, Git wants ■ blue; CHECK_FAILED for 45 s: blue fails a check: status 500",
                        "✓ synced       blog  ● green serves, example/blog:v1, 2 of 2 ready");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 100})
    void aLineThatIsLongerThanTheScreenIsCutAndTheirNumberStays(int columns) {
        List<String> lines = overview(new Screen(Paint.NONE, columns), SHOP, calm("blog"));

        assertThat(lines).hasSize(3).allMatch(line -> Lines.columns(line) <= columns);
        assertThat(lines.get(1)).startsWith("! degraded     shop").endsWith("…");
    }

    @Test
    void aCutLineEndsItsColor() {
        String line = overview(new Screen(Paint.COLORS, 30), SHOP).get(1);

        assertThat(line.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo("! degraded     shop  ● green …");
        assertThat(line.split("\u001b\\[0m", -1)).hasSameSizeAs(line.split("\u001b\\[[1-9][0-9]*m", -1));
    }

    @Test
    void nothingOfOthersActsOnATerminal() {
        String wild = SHOP.replace("status 500\", \"advice", "\\u001b[2Jgone\", \"advice");

        assertThat(String.join("", overview(Screen.NONE, wild)))
                .contains("gone")
                .doesNotContain("\u001b");
        assertThat(detail(Screen.NONE, wild)).contains("gone").doesNotContain("\u001b");
    }

    @Test
    void ofOneApplicationEverythingIsSaid() {
        String detail = detail(Screen.NONE, SHOP);

        assertThat(detail.lines())
                .startsWith(
                        "shop  ! degraded, gated  commit 48b0c57",
                        "Service tour/shop ──▶ ● green serves for 3 min  shop-v1  example/shop:v1  3 of 3 ready",
                        "                      ■ blue wanted  shop-v2  example/shop:broken  1 of 3 ready: 1 of 3 pods are available",
                        "CHECK_FAILED for 45 s:",
                        "  blue fails a check: status 500",
                        "  → mend blue.yaml",
                        "commit: 48b0c57, seen +2.5 s")
                .contains(
                        "way back: to blue not as it stands: blue fails a check",
                        "checks: failed: pod a, GET /: status 500",
                        "requests: 412 requests to /: 0 failed");
        assertThat(detail).contains("switched to green, commit 2d91d29, seen +2.1 s, switched +7.9 s");
    }

    @Test
    void whereNeitherColorServesThePictureSaysSo() {
        assertThat(detail(Screen.NONE, SHOP.replace("\"live\": \"green\",", "")))
                .contains("Service tour/shop ──✕ neither color");
    }

    @Test
    void mistakesOfAFolderHaveTheirPlaces() {
        String refused = SHOP.replace(
                "\"checks\":",
                "\"complaints\": [{\"file\": \"blue.yaml\", \"line\": 7, \"column\": 3, \"field\": \"spec.replcias\","
                        + " \"problem\": \"is not known\", \"advice\": \"did you mean replicas?\"}], \"checks\":");

        assertThat(detail(Screen.NONE, refused).lines())
                .contains("  blue.yaml:7:3: spec.replcias: is not known", "  → did you mean replicas?")
                .doesNotContain("  → mend blue.yaml");
    }

    @Test
    void jsonIsWhatTealTold() throws Exception {
        String json =
                lines(StatusForm.JSON, Optional.of("shop"), Screen.NONE, SHOP).collect(Collectors.joining("\n"));

        assertThat(new ObjectMapper().readTree(json)).isEqualTo(new ObjectMapper().readTree(SHOP));
    }

    @Test
    void whatIsNotKnownOfANewerTealIsLookedAtFirst() {
        assertThat(told(calm("a"), calm("b").replace("SYNCED", "MELTED")).names())
                .containsExactly("b", "a");
        assertThat(told(calm("a")).code()).isEqualTo(ExitCode.FINE);
        assertThat(told(calm("a"), SHOP).code()).isEqualTo(ExitCode.MISTAKES);
        assertThat(told(calm("a"), SHOP).of("a").code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void manyApplicationsAreManyLines() {
        String[] many = IntStream.range(0, 1000).mapToObj(i -> calm("app-" + i)).toArray(String[]::new);

        assertThat(overview(new Screen(Paint.NONE, 80), many)).hasSize(1001);
    }

    private static String calm(String name) {
        return """
                {"application": "%s", "phase": "SYNCED", "stage": "SETTLED", "desired": "green", "live": "green",
                 "colors": [{"color": "green", "image": "example/blog:v1", "replicas": 2, "ready": 2, "health": "COMPLETE"}],
                 "services": [{"namespace": "blog", "name": "blog"}]}""".formatted(name);
    }

    private static List<String> overview(Screen screen, String... applications) {
        return lines(StatusForm.TEXT, Optional.empty(), screen, applications).toList();
    }

    private static String detail(Screen screen, String application) {
        return lines(StatusForm.TEXT, Optional.of("shop"), screen, application).collect(Collectors.joining("\n"));
    }

    private static java.util.stream.Stream<String> lines(
            StatusForm form, Optional<String> name, Screen screen, String... applications) {
        return form.lines(name.map(told(applications)::of).orElseGet(() -> told(applications)), screen, NOW).stream();
    }

    private static Told told(String... applications) {
        String text =
                "{\"git\": {\"head\": \"48b0c57aaaa\", \"lookedAt\": \"2026-11-28T11:59:57Z\"}, \"applications\": ["
                        + String.join(",", applications) + "]}";
        try {
            return new Told(Tree.of(new ObjectMapper().readValue(text, Map.class)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
