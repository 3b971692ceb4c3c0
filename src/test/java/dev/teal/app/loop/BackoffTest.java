package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));

    /** Always the smallest: nothing is taken off. */
    private static final RandomGenerator NOTHING = () -> 0;

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 8", "5, 32", "6, 60", "1000000, 60"})
    void waitsTwiceAsLongAfterEachFailureUpToTheCap(int failures, int seconds) {
        assertThat(BACKOFF.after(failures, Duration.ZERO, NOTHING)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void takesOffAQuarterAtTheMost() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(BACKOFF.after(3, Duration.ZERO, random)).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8));
        }
    }

    @Test
    void waitsAsLongAsItWasAskedTo() {
        assertThat(BACKOFF.after(1, Duration.ofMinutes(5), NOTHING)).isEqualTo(Duration.ofMinutes(5));
        assertThat(BACKOFF.after(6, Duration.ofSeconds(1), NOTHING)).isEqualTo(Duration.ofMinutes(1));
    }
}
