package dev.teal.manifest.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.manifest.finding.NearMiss;

class FieldNamesTest {

    @ParameterizedTest
    @CsvSource({"replcias, replicas", "Replicas, replicas", "replica, replicas", "selectors, selector"})
    void aSlipIsWithinTwoLetters(String written, String meant) {
        assertThat(NearMiss.of(written, FieldNames.DEPLOYMENT)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replicas", "rolloutAfter", "x", "scale"})
    void whatIsKnownOrFarOffIsNoSlip(String written) {
        assertThat(NearMiss.of(written, FieldNames.DEPLOYMENT)).isEmpty();
    }
}
