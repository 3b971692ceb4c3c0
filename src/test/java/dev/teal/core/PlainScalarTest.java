package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.core.value.PlainScalar;

class PlainScalarTest {

    @ParameterizedTest
    @CsvSource({
        "0644, 420",
        "0o17, 15",
        "0x1F, 31",
        "-7, -7",
        "1_000, 1000",
        "1e3, 1000",
        "089, 89",
        "1.5, 1.5",
        "yes, true",
        "off, false",
        "v1, v1",
        "1.2.3, 1.2.3",
        "2026-11-01, 2026-11-01",
        "1e999, 1e999",
        "--1, --1"
    })
    void plainWordsAreReadAsYaml11(String written, String meant) {
        assertThat(PlainScalar.value(written)).hasToString(meant);
    }
}
