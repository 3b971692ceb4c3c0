package dev.teal.manifest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionSizeTest {

    private static final int ROOM = 3;

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "v2\\.[0-9]+ 5",
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4} 18",
                "(ab){3}c 10",
                "(a{100}){100} 10100",
                "a{2,} 3",
                "a{,2} 5",
                "[]{3}]x 2",
                "[[:alpha:]{9}]x 2",
                "\\Q(a{9}\\E 9",
            })
    void countsWhatRepetitionsWriteOut(String expression, long size) {
        assertThat(ExpressionSize.of(expression)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"((a{1000}){1000}){1000}", "(a{999}\\Q)\\E){999}", "(?:[)]{999}){999}", "((.{40}){40}){40}"})
    void seesWhatWouldTakeMoreMemoryThanThereIs(String expression) {
        assertThat(ExpressionSize.of(expression)).isGreaterThan(1000);
    }

    @Test
    void knowsHowDeepGroupsAre() {
        assertThat(ExpressionSize.depth("(a(b)(c(d)))e")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsSmallByItIsSmallOnceCompiled(long seed) {
        Random random = new Random(seed);
        String[] parts = {
            "a", "(", ")", "[", "]", "^", "\\", "Q", "E", "{9}", "{20}", "{2,}", "|", "*", "?", ":", "(?:", ".", "d"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            if (ExpressionSize.of(text.toString()) <= 1000) {
                assertThat(compiled(text.toString())).as(text.toString()).isLessThan(1000 * ROOM);
            }
        }
    }

    private static int compiled(String expression) {
        try {
            return Pattern.compile(expression).programSize();
        } catch (PatternSyntaxException e) {
            return 0;
        }
    }
}
