package dev.teal.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.value.Inert;

class InertTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, '\n', '\r', '\t', 0x1b, 0x7f, 0x85, 0x9b, 0x061c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029,
                0x202a, 0x202e, 0x2066, 0x2069, 0xfeff, 0xd800, 0xe0041
            })
    void whatActsIsShownInstead(int point) {
        String text = Inert.text("a" + Character.toString(point) + "b");

        assertThat(text).startsWith("a\\").endsWith("b");
        assertThat(text.codePoints()).allMatch(it -> it >= 0x20 && it < 0x7f);
    }

    @Test
    void whatPeopleWriteStaysAsItIs() {
        String text = "Bäckerei/green.yaml: „web“ 店 😀 \\n";

        assertThat(Inert.text(text)).isSameAs(text);
    }

    @Test
    void allTextsOfAJsonAreInert() {
        JsonObject json = new JsonObject()
                .put("list", new JsonArray().add("a\nb").add(new JsonObject().put("in\u001b", "c\u202ed")))
                .put("number", 1);

        assertThat(InertJson.of(json).encode())
                .isEqualTo("{\"list\":[\"a\\\\nb\",{\"in\\\\u001b\":\"c\\\\u202ed\"}],\"number\":1}");
    }

    @Test
    void aLineKeepsItsOwnFormatAndTakesNoneFromWhatIsPutIn() {
        ExtLogRecord line =
                new ExtLogRecord(Level.INFO, "%s: done%n    %s in %.1f s", ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(new Object[] {"shop\n2026 INFO forged", new StringBuilder("kubectl\u001b[2J"), 1.5});

        assertThat(new InertLog().isLoggable(line)).isTrue();

        assertThat(new PatternFormatter("%s").format(line))
                .isEqualTo("shop\\n2026 INFO forged: done" + System.lineSeparator() + "    kubectl\\u001b[2J in 1.5 s");
    }

    @Test
    void aLineThatWasPutTogetherBeforeTakesNoneAtAll() {
        ExtLogRecord line =
                new ExtLogRecord(Level.INFO, "held, 100%: a\nb", ExtLogRecord.FormatStyle.NO_FORMAT, "test");

        new InertLog().isLoggable(line);

        assertThat(new PatternFormatter("%s").format(line)).isEqualTo("held, 100%: a\\nb");
    }

    @Test
    void aFailureIsShownWithItsCauseAndWithoutWhatActs() {
        ExtLogRecord line = new ExtLogRecord(Level.ERROR, "failed", ExtLogRecord.FormatStyle.NO_FORMAT, "test");
        line.setThrown(new IllegalStateException("a\nb", new IllegalArgumentException("c\rd")));

        new InertLog().isLoggable(line);
        StringWriter shown = new StringWriter();
        line.getThrown().printStackTrace(new PrintWriter(shown));

        assertThat(shown.toString())
                .contains(
                        "java.lang.IllegalStateException: a\\nb",
                        "Caused by: java.lang.IllegalArgumentException: c\\rd")
                .contains("InertTest.aFailureIsShown");
    }
}
