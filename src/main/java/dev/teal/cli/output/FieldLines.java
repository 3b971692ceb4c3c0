package dev.teal.cli.output;

import java.io.PrintWriter;
import java.util.List;

import dev.teal.cli.difference.FieldChange;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Paint.Tone;
import dev.teal.core.value.Flow;
import dev.teal.core.value.Inert;
import dev.teal.core.value.Tree;

/** Fields that change, for people, below the name of their object. */
public final class FieldLines {

    /** Stands between what was and what is. */
    public static final String TO = " → ";

    private static final String FIELD = "  ";
    private static final String LINE = "    ";

    private final Paint paint;
    private final PrintWriter out;

    /** Prints there. */
    public FieldLines(Paint paint, PrintWriter out) {
        this.paint = paint;
        this.out = out;
    }

    /** One field. */
    public void print(FieldChange change) {
        String field = Inert.text(change.field());
        if (change.after().isEmpty()) {
            out.println(FIELD + minus(field + ": " + Flow.of(change.before().orElseThrow())));
        } else if (change.before().isEmpty()) {
            out.println(FIELD + plus(field + ": " + Flow.of(change.after().orElseThrow())));
        } else {
            print(field, change.before().get(), change.after().get());
        }
    }

    private void print(String field, Object before, Object after) {
        if (isShort(before) && isShort(after)) {
            out.println(FIELD + field + ": " + change(before, after));
            return;
        }
        out.println(FIELD + field);
        LineChanges.between(lines(before), lines(after))
                .forEach(line -> out.println(LINE + (line.isNew() ? plus(line.text()) : minus(line.text()))));
    }

    /** One value that takes the place of another. */
    public String change(Object before, Object after) {
        boolean alike = before.toString().equals(after.toString());
        return paint.in(Tone.MISTAKE, Inert.text(alike ? Flow.of(before) : before.toString()))
                + TO
                + paint.in(Tone.FINE, Inert.text(alike ? Flow.of(after) : after.toString()));
    }

    private static boolean isShort(Object value) {
        return !(value instanceof Tree
                || value instanceof List
                || value.toString().contains("\n"));
    }

    private static List<String> lines(Object value) {
        return value instanceof String text ? text.lines().toList() : List.of(Flow.of(value));
    }

    String minus(String text) {
        return paint.in(Tone.MISTAKE, "- " + Inert.text(text));
    }

    /** What is new. */
    public String plus(String text) {
        return paint.in(Tone.FINE, "+ " + Inert.text(text));
    }
}
