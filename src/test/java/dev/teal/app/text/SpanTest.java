package dev.teal.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T11:59:58.500Z, 1.50 s,     false, true",
        "2026-11-27T12:00:04Z,     0.00 s,     false, true",
        "2026-11-27T10:30:00Z,     1 h,        false, true",
        "2026-11-20T12:00:00Z,     7 days,     false, false",
        "1950-01-01T00:00:00Z,     76 years,   false, false",
        "0001-01-01T00:00:00Z,     2025 years, false, false",
        "2026-11-27T12:10:00Z,     600.00 s,   true,  false",
        "2030-12-31T22:00:00Z,     4 years,    true,  false",
        "9999-12-31T23:59:59Z,     7973 years, true,  false"
    })
    void isReadableWhateverACommitClaims(Instant committed, String text, boolean ahead, boolean measured) {
        Span span = new Span(committed, NOW);

        assertThat(span).hasToString(text);
        assertThat(span.isAhead()).isEqualTo(ahead);
        assertThat(span.isMeasured()).isEqualTo(measured);
        if (measured) {
            new SimpleMeterRegistry().timer("step").record(span.length());
        }
    }
}
