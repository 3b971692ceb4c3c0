package dev.teal.cli.status;

import dev.teal.cli.shell.Paint.Tone;
import dev.teal.cli.shell.Row;
import dev.teal.core.value.Phase;

/** How phases and colors look: by a word and a sign beside the tone, for who can't tell tones apart. */
final class Look {

    private static final int WIDEST = "… progressing".length();

    private Look() {}

    /** The phase with its sign, in a column. */
    static Row phase(Row row, Phase phase) {
        return row.add(tone(phase), sign(phase) + " " + Told.word(phase), WIDEST);
    }

    /** The same as long as it is. */
    static Row briefly(Row row, Phase phase) {
        return row.add(tone(phase), sign(phase) + " " + Told.word(phase));
    }

    /** A color with its sign. */
    static Row color(Row row, String word) {
        boolean green = Application.isGreen(word);
        return row.add(green ? Tone.GREEN : Tone.BLUE, (green ? "● " : "■ ") + word);
    }

    static Tone tone(Phase phase) {
        return switch (phase) {
            case STALLED, DEGRADED -> Tone.MISTAKE;
            case PROGRESSING -> Tone.NOTICE;
            case SYNCED -> Tone.FINE;
        };
    }

    private static String sign(Phase phase) {
        return switch (phase) {
            case STALLED -> "✕";
            case DEGRADED -> "!";
            case PROGRESSING -> "…";
            case SYNCED -> "✓";
        };
    }
}
