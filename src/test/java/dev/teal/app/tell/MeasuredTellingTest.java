package dev.teal.app.tell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

import dev.teal.core.check.Measurement;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Answer.Outcome;
import dev.teal.core.evidence.Question;
import dev.teal.core.policy.Bounds;
import dev.teal.core.policy.Query;
import dev.teal.core.value.Url;

/** What people and programs are told of what was measured: what was asked, what came, and what was expected. */
class MeasuredTellingTest {

    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");
    private static final String EXPR = "sum(\n  errors{app=\"shop\"}\n)\u001b";

    @Test
    void aValueIsTold() {
        Measurement measurement = measurement(Optional.of(new Answer(Outcome.PASSED, 31, "0.002", AT)));

        assertThat(MeasureLine.of(measurement))
                .isEqualTo(
                        "measured at the end: sum( errors{app=\"shop\"} ) is 0.002, expected above -1 and below 0.01,"
                                + " 31 times in a row");
        assertThat(QueryJson.of(measurement))
                .isEqualTo(new JsonObject()
                        .put("expr", "sum( errors{app=\"shop\"} )")
                        .put("expected", "above -1 and below 0.01")
                        .put("everyMillis", 10_000L)
                        .put("within", "0.002")
                        .put("inARow", 31)
                        .put("at", AT));
    }

    @Test
    void aValueOutOfItsBoundsAndMissingDataAreToldApart() {
        Measurement outside = measurement(Optional.of(new Answer(Outcome.FAILED, 1, "7", AT)));
        Measurement missing = measurement(Optional.of(new Answer(Outcome.UNREACHABLE, 5, "no series is found", AT)));

        assertThat(QueryJson.of(outside).getString("outside")).isEqualTo("7");
        assertThat(QueryJson.of(missing).getString("noData")).isEqualTo("no series is found");
        assertThat(MeasureLine.of(outside)).startsWith("measured at the end: ").endsWith("below 0.01, 1 time");
        assertThat(MeasureLine.of(missing))
                .startsWith("the trial ended without being measured: ")
                .endsWith(" has no data: no series is found, 5 times in a row");
    }

    @Test
    void whatWasNeverAnsweredWasNotMeasured() {
        Measurement unanswered = measurement(Optional.empty());

        assertThat(MeasureLine.of(unanswered))
                .isEqualTo(
                        "the trial ended without being measured: sum( errors{app=\"shop\"} ) has not been answered yet");
        assertThat(QueryJson.of(unanswered).fieldNames()).containsExactly("expr", "expected", "everyMillis");
    }

    @Test
    void aLongExpressionIsShortened() {
        Query query = query();
        Measurement measurement = new Measurement(new Question.Measure(query, "😀".repeat(500), AT), Optional.empty());

        assertThat(measurement.expr()).hasSizeLessThanOrEqualTo(200).endsWith("😀…");
    }

    private static Measurement measurement(Optional<Answer> answer) {
        return new Measurement(new Question.Measure(query(), EXPR, AT), answer);
    }

    private static Query query() {
        return new Query(
                Url.parse("http://prometheus.monitoring:9090").orElseThrow(),
                EXPR,
                new Bounds(Optional.of(new BigDecimal("-1")), Optional.of(new BigDecimal("0.01"))),
                Query.EVERY,
                Query.SEVERAL,
                Duration.ofSeconds(5));
    }
}
