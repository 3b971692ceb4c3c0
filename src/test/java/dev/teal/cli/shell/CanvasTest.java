package dev.teal.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class CanvasTest {

    private final StringWriter out = new StringWriter();

    @Test
    void aTerminalShowsWhatChangesInTheSamePlace() {
        Canvas canvas = on(new Screen(Paint.NONE, 40, 10), "10");

        canvas.draw(List.of("a", "b"));
        canvas.draw(List.of("c"));

        assertThat(out.toString()).endsWith("\u001b[Ha\u001b[K\nb\u001b[K\n\u001b[J\u001b[Hc\u001b[K\n\u001b[J");
        assertThat(out.toString()).startsWith("\n".repeat(10) + "\u001b[H").doesNotContain("\u001b[2J");
    }

    @Test
    void theBeginningStaysOnTheScreenHoweverMuchThereIs() {
        Canvas canvas = on(new Screen(Paint.NONE, 40, 5), "5");

        canvas.draw(IntStream.range(0, 100).mapToObj(i -> "line " + i).toList());

        assertThat(out.toString().substring(out.toString().indexOf('\u001b')).lines())
                .hasSize(5)
                .contains("… and 97 more lines\u001b[K")
                .first()
                .isEqualTo("\u001b[Hline 0\u001b[K");
    }

    @Test
    void aPipeGetsEachChangeOnce() {
        Canvas canvas = on(Screen.NONE, "");

        canvas.draw(List.of("a"));
        canvas.draw(List.of("a"));
        canvas.draw(List.of("b"));

        assertThat(out.toString().lines()).containsExactly("a", "", "b");
    }

    @Test
    void whatIsDrawnIsShownAtOnceAndAReaderThatHasGoneIsNoticed() {
        Shown shown = new Shown(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        Canvas canvas = new Canvas(around(Screen.NONE, "", new PrintWriter(shown)));

        canvas.draw(List.of("a"));

        assertThat(canvas.isGone()).isTrue();
        assertThat(shown.rest()).isEmpty();
    }

    private Canvas on(Screen screen, String lines) {
        Canvas canvas = new Canvas(around(screen, lines, new PrintWriter(out)));
        assertThat(canvas.screen()).isEqualTo(screen);
        return canvas;
    }

    private static Surroundings around(Screen screen, String lines, PrintWriter out) {
        Map<String, String> size = Map.of("COLUMNS", "40", "LINES", lines);
        return new Surroundings("teal", size, Map.of(), Path.of(""), screen, out, out);
    }
}
