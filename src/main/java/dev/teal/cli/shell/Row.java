package dev.teal.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.cli.shell.Paint.Tone;

/** A line in pieces, each in a tone of its own, that is cut where the screen ends: one thing is one line. */
public final class Row {

    private static final String CUT = "…";

    private record Piece(Optional<Tone> tone, String text) {}

    private final List<Piece> pieces = new ArrayList<>();

    /** The same line with this behind it, in no tone. */
    public Row add(String text) {
        pieces.add(new Piece(Optional.empty(), text));
        return this;
    }

    /** The same line with this behind it. */
    public Row add(Tone tone, String text) {
        pieces.add(new Piece(Optional.of(tone), text));
        return this;
    }

    /** The same line with this behind it, filled up with spaces to so many columns. */
    public Row add(Tone tone, String text, int columns) {
        return add(tone, text).add(" ".repeat(Math.max(0, columns - Lines.columns(text))));
    }

    /** The line as the screen shows it; where it is longer, its end is an ellipsis. */
    public String on(Screen screen) {
        StringBuilder line = new StringBuilder();
        int room = screen.width();
        int rest = pieces.stream().mapToInt(it -> Lines.columns(it.text())).sum();
        for (Piece piece : pieces) {
            String text = rest <= room ? piece.text() : cut(piece.text(), room);
            line.append(piece.tone().map(tone -> screen.paint().in(tone, text)).orElse(text));
            room -= Lines.columns(text);
            rest -= Lines.columns(piece.text());
        }
        return line.toString().stripTrailing();
    }

    /** As much of it as leaves a column for the ellipsis; the text itself where it fits and a column is left. */
    private static String cut(String text, int room) {
        if (Lines.columns(text) < room) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int point : text.codePoints().toArray()) {
            int columns = Lines.columns(Character.toString(point));
            if (used + columns > room - 1) {
                break;
            }
            cut.appendCodePoint(point);
            used += columns;
        }
        return room > 0 ? cut + CUT : "";
    }
}
