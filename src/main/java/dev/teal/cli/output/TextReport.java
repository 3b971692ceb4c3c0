package dev.teal.cli.output;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

import dev.teal.cli.check.Finding;
import dev.teal.cli.check.Report;
import dev.teal.cli.shell.Lines;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Paint.Tone;
import dev.teal.cli.shell.Screen;
import dev.teal.core.value.Inert;

/**
 * A report for people. A finding begins with {@code file:line:column: mistake:}, as those of compilers do, so that editors and
 * terminals open the place; its file is relative to where the command was called.
 */
public final class TextReport {

    private static final String INDENT = "    ";

    private final Path directory;
    private final Screen screen;
    private final PrintWriter out;

    /** Prints there, for one who is in {@code directory}. */
    public TextReport(Path directory, Screen screen, PrintWriter out) {
        this.directory = directory;
        this.screen = screen;
        this.out = out;
    }

    void print(List<Report> reports) {
        reports.forEach(report -> report.findings().forEach(finding -> print(report.root(), finding)));
        out.println(Summary.of(reports, paint()));
    }

    /** One finding of a folder below {@code root}. */
    public void print(Path root, Finding finding) {
        String place = Inert.text(Place.of(finding).in(directory, root)) + ":";
        String kind = finding.kind().word() + ":";
        List<String> lines =
                Lines.of(Inert.text(Sentence.of(finding)), room(), Lines.columns(place) + kind.length() + 2);
        out.println(paint().in(Tone.PLACE, place) + " "
                + paint().in(finding.isMistake() ? Tone.MISTAKE : Tone.NOTICE, kind)
                + (lines.get(0).isEmpty() ? "" : " " + lines.get(0)));
        lines.stream().skip(1).forEach(line -> out.println(INDENT + line));
        if (!finding.advice().isEmpty()) {
            Lines.of(Inert.text(finding.advice()), room(), 0).forEach(line -> out.println(INDENT + line));
        }
    }

    private int room() {
        return screen.width() == Screen.ENDLESS ? Screen.ENDLESS : Math.max(1, screen.width() - INDENT.length());
    }

    private Paint paint() {
        return screen.paint();
    }
}
