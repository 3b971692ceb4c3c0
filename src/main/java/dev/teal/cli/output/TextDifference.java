package dev.teal.cli.output;

import java.io.PrintWriter;

import dev.teal.cli.difference.ColorDifference;
import dev.teal.cli.difference.ObjectChange;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Paint.Tone;
import dev.teal.core.value.Inert;
import dev.teal.core.value.ObjectRef;

/** What a switch changes, for people. What it takes away begins with {@code -}, what it brings with {@code +}. */
final class TextDifference {

    private final FieldLines lines;
    private final Paint paint;
    private final PrintWriter out;

    TextDifference(Paint paint, PrintWriter out) {
        this.lines = new FieldLines(paint, out);
        this.paint = paint;
        this.out = out;
    }

    void print(String path, ColorDifference difference) {
        out.println(paint.in(Tone.PLACE, Inert.text(path)) + ": " + paint.color(difference.from())
                + " serves; a switch to " + paint.color(difference.to()) + " changes");
        difference.moves().forEach(it -> out.println(name(it.service()) + ": " + lines.change(it.from(), it.to())));
        difference.objects().forEach(this::print);
        difference.gone().forEach(it -> out.println(lines.minus(name(it))));
        difference.added().forEach(it -> out.println(lines.plus(name(it))));
    }

    private void print(ObjectChange change) {
        String name = change.after().name();
        out.println(name(change.before())
                + (change.before().name().equals(name) ? "" : FieldLines.TO + Inert.text(name))
                + (change.fields().isEmpty() ? ": nothing" : ""));
        change.fields().forEach(lines::print);
    }

    private static String name(ObjectRef ref) {
        return Inert.text(ref.kind() + " " + ref.name());
    }
}
