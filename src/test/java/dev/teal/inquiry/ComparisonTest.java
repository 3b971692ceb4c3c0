package dev.teal.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.policy.Expect;

class ComparisonTest {

    private static final String JSON = """
            {"version": "2.1", "number": 2.0, "big": 12345678901234567890, "yes": true, "none": null, "": {"": 7},
             "list": [{"a": 1}, "two"], "a/b": 1, "m~n": 2, "infinite": 1e999, "00": 3}""";

    private final Comparison comparison = new Comparison();

    @Test
    void oneOfTheStatusesIsEnough() {
        Expect expect = new Expect(Set.of(200, 204), Optional.empty(), Optional.empty(), Map.of());

        assertThat(comparison.difference(expect, 204, "")).isEmpty();
        assertThat(comparison.difference(expect, 500, "out of memory"))
                .contains("status 500, expected 200 or 204: \"out of memory\"");
        assertThat(comparison.difference(expect, 500, " ")).contains("status 500, expected 200 or 204");
    }

    @Test
    void aBodyHasToHaveTheText() {
        Expect expect = new Expect(Set.of(200), Optional.of("2.1"), Optional.empty(), Map.of());

        assertThat(comparison.difference(expect, 200, "<p>2.1")).isEmpty();
        assertThat(comparison.difference(expect, 200, "<p>2.0")).contains("body lacks \"2.1\": \"<p>2.0\"");
    }

    @Test
    void aPartOfTheBodyHasToMatch() {
        assertThat(matching("v[0-9]+\\b", "it is v21!")).isEmpty();
        assertThat(matching("v[0-9]+$", "it is v21!"))
                .contains("body has nothing that matches \"v[0-9]+$\": \"it is v21!\"");
        assertThat(matching("(", "x").orElseThrow()).startsWith("no regular expression of RE2");
    }

    @Test
    void noBodyMakesAnExpressionTakeLong() {
        long begin = System.nanoTime();

        matching("(a+)+$", "a".repeat(64 * 1024 - 1) + "!");
        matching("(a|aa)+b", "a".repeat(64 * 1024));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({"/version, 2.1", "/list/1, two"})
    void aPointerLeadsToText(String pointer, String text) {
        assertThat(pointing(pointer, text)).isEmpty();
        assertThat(pointing(pointer, "other")).contains(pointer + " is \"" + text + "\", expected \"other\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/number, 2",
        "/number, 2.00",
        "/big, 12345678901234567890",
        "//, 7",
        "/list/0/a, 1",
        "/a~1b, 1",
        "/m~0n, 2",
        "/00, 3"
    })
    void numbersAreEqualByValue(String pointer, BigDecimal number) {
        assertThat(pointing(pointer, number)).isEmpty();
    }

    @Test
    void kindsOfValuesAreNotMixedUp() {
        assertThat(pointing("/number", 2)).isEmpty();
        assertThat(pointing("/number", 2L)).isEmpty();
        assertThat(pointing("/number", 2.0)).isEmpty();
        assertThat(pointing("/number", "2.0")).contains("/number is 2.0, expected \"2.0\"");
        assertThat(pointing("/version", 2.1)).contains("/version is \"2.1\", expected 2.1");
        assertThat(pointing("/yes", true)).isEmpty();
        assertThat(pointing("/yes", "true")).contains("/yes is true, expected \"true\"");
        assertThat(pointing("/none", "null")).contains("/none is null, expected \"null\"");
        assertThat(pointing("/list", "x")).contains("/list is a list, expected \"x\"");
        assertThat(pointing("", "x")).contains("the whole body is an object, expected \"x\"");
        assertThat(pointing("/infinite", Double.POSITIVE_INFINITY)).isPresent();
    }

    @Test
    void nullIsNotWhatIsMissing() {
        Expect nothing = new Expect(Set.of(200), Optional.empty(), Optional.empty(), Map.of("/none", Optional.empty()));
        Expect missing = new Expect(Set.of(200), Optional.empty(), Optional.empty(), Map.of("/some", Optional.empty()));

        assertThat(comparison.difference(nothing, 200, JSON)).isEmpty();
        assertThat(comparison.difference(missing, 200, JSON)).contains("/some is missing, expected null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/list/2",
                "/list/-",
                "/list/01",
                "/list/-1",
                "/list/99999999999",
                "/version/x",
                "/none/x",
                "/a/b"
            })
    void whatIsNotThereIsMissing(String pointer) {
        assertThat(pointing(pointer, "x")).contains(pointer + " is missing, expected \"x\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{", "{} {}", "{\"a\": 1} x", "NaN"})
    void whatIsNotJsonIsSaidSo(String body) {
        Map<String, Optional<Object>> json = Map.of("/a", Optional.of(1));

        assertThat(comparison
                        .difference(new Expect(Set.of(200), Optional.empty(), Optional.empty(), json), 200, body)
                        .orElseThrow())
                .startsWith("body is not JSON");
    }

    @Test
    void jsonThatIsMadeToHurtIsNotJson() {
        Map<String, Optional<Object>> json = Map.of("/a", Optional.of(1));
        Expect expect = new Expect(Set.of(200), Optional.empty(), Optional.empty(), json);

        assertThat(comparison.difference(expect, 200, "[".repeat(60_000))).isPresent();
        assertThat(comparison.difference(expect, 200, "{\"a\":".repeat(10_000))).isPresent();
        assertThat(comparison.difference(expect, 200, "{\"a\":" + "9".repeat(60_000) + "}"))
                .isPresent();
        assertThat(comparison.difference(expect, 200, "{\"a\": 1e-999999999}")).isPresent();
        assertThat(comparison.difference(expect, 200, "{\"a\": 1.0}")).isEmpty();
    }

    @Test
    void evidenceIsOneShortLineInWhichNothingActs() {
        String hostile = "a\r\nb\t\u001b[2J \u202Eevil \u200B\u2028 \uD800 \uE000 " + "\uD83D\uDE00".repeat(1000);

        String evidence = comparison.difference(Expect.OK, 500, hostile).orElseThrow();

        assertThat(evidence)
                .startsWith("status 500, expected 200: \"a b \uFFFD[2J \uFFFDevil \uFFFD \uFFFD \uFFFD \uD83D\uDE00")
                .endsWith("…\"")
                .hasSizeLessThanOrEqualTo(200);
        assertThat(evidence.codePoints())
                .noneMatch(it -> Character.isISOControl(it)
                        || Character.getType(it) == Character.FORMAT
                        || Character.getType(it) == Character.SURROGATE);
    }

    private Optional<String> matching(String expression, String body) {
        return comparison.difference(
                new Expect(Set.of(200), Optional.empty(), Optional.of(expression), Map.of()), 200, body);
    }

    private Optional<String> pointing(String pointer, Object value) {
        Map<String, Optional<Object>> json = new HashMap<>();
        json.put(pointer, Optional.of(value));
        return comparison.difference(new Expect(Set.of(200), Optional.empty(), Optional.empty(), json), 200, JSON);
    }
}
