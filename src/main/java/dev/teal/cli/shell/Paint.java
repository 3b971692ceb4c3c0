package dev.teal.cli.shell;

import dev.teal.core.value.Color;

/** Whether text is shown in colors. */
public enum Paint {
    /** Text as it is. */
    NONE,
    /** By the escape sequences that every terminal knows (ECMA-48, <i>select graphic rendition</i>). */
    COLORS;

    /** What a piece of text is. */
    public enum Tone {
        MISTAKE("31"),
        NOTICE("33"),
        FINE("32"),
        GREEN("32"),
        BLUE("34"),
        PLACE("1"),
        FAINT("2");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /** The text in that tone, if there are colors. */
    public String in(Tone tone, String text) {
        return this == NONE || text.isEmpty() ? text : "\u001b[" + tone.code + "m" + text + "\u001b[0m";
    }

    /** The word of a color, in that color. */
    public String color(Color color) {
        return in(color == Color.GREEN ? Tone.GREEN : Tone.BLUE, color.word());
    }
}
