package dev.teal.cli.output;

import java.io.PrintWriter;
import java.util.List;

import dev.teal.cli.difference.ColorDifference;
import dev.teal.cli.difference.FieldChange;
import dev.teal.cli.difference.ObjectChange;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Paint.Tone;
import dev.teal.core.value.Color;
import dev.teal.core.value.Flow;
import dev.teal.core.value.Inert;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/** What a switch changes, for people. What it takes away begins with {@code -}, what it brings with {@code +}. */
final class TextDifference {

    private static final String FIELD = "  ";
    private static final String LINE = "    ";
    private static final String TO = " → ";

    private final Paint paint;
    private final PrintWriter out;

    TextDifference(Paint paint, PrintWriter out) {
        this.paint = paint;
        this.out = out;
    }

    void print(String path, ColorDifference difference) {
        out.println(paint.in(Tone.PLACE, Inert.text(path)) + ": " + color(difference.from()) + " serves; a switch to "
                + color(difference.to()) + " changes");
        difference.moves().forEach(it -> out.println(name(it.service()) + ": " + change(it.from(), it.to())));
        difference.objects().forEach(this::print);
        difference.gone().forEach(it -> out.println(minus(name(it))));
        difference.added().forEach(it -> out.println(plus(name(it))));
    }

    private String color(Color color) {
        return paint.in(color == Color.GREEN ? Tone.GREEN : Tone.BLUE, color.word());
    }

    private void print(ObjectChange change) {
        String name = change.after().name();
        out.println(name(change.before())
                + (change.before().name().equals(name) ? "" : TO + Inert.text(name))
                + (change.fields().isEmpty() ? ": nothing" : ""));
        change.fields().forEach(this::print);
    }

    private void print(FieldChange change) {
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

    private String change(Object before, Object after) {
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

    private String minus(String text) {
        return paint.in(Tone.MISTAKE, "- " + Inert.text(text));
    }

    private String plus(String text) {
        return paint.in(Tone.FINE, "+ " + Inert.text(text));
    }

    private static String name(ObjectRef ref) {
        return Inert.text(ref.kind() + " " + ref.name());
    }
}
