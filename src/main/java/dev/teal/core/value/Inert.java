package dev.teal.core.value;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Text in which nothing acts. Names of files and what servers say come from others: a line feed in them would forge a
 * line of the log, an escape sequence would change the terminal, and a mark for right-to-left text would show it in
 * another order. They are made visible instead.
 */
public final class Inert {

    private Inert() {}

    /** The same text; what controls a terminal or a layout is written as in {@code \n} or {@code \}{@code u001b}. */
    public static String text(String text) {
        return text.codePoints().noneMatch(Inert::acts)
                ? text
                : text.codePoints()
                        .mapToObj(point -> acts(point) ? visible(point) : Character.toString(point))
                        .collect(Collectors.joining());
    }

    private static boolean acts(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static String visible(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, point > 0xffff ? "\\u{%x}" : "\\u%04x", point);
        };
    }
}
