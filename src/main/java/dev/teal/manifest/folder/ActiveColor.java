package dev.teal.manifest.folder;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.teal.core.desired.Complaint;
import dev.teal.core.value.Color;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.file.Utf8;
import dev.teal.manifest.finding.UnreadableException;

/** The file {@code active-color}: one word. */
final class ActiveColor {

    private static final FileName FILE = new FileName(FileName.ACTIVE_COLOR);

    /** How much of a wrong file is shown. */
    private static final int SHOWN = 24;

    private ActiveColor() {}

    /**
     * The color that the file names. White space around the word, CRLF and a byte order mark don't matter.
     *
     * @throws UnreadableException for everything else
     */
    static Color read(byte[] bytes) throws UnreadableException {
        String word = text(bytes).strip();
        for (Color color : Color.values()) {
            if (color.word().equals(word)) {
                return color;
            }
        }
        throw new UnreadableException(new Complaint(FILE.origin(), "", problem(word), advice(word)));
    }

    private static String text(byte[] bytes) throws UnreadableException {
        try {
            return Utf8.text(FILE, bytes);
        } catch (UnreadableException e) {
            String said = meant(bytes).map(Color::word).orElse("");
            throw new UnreadableException(
                    new Complaint(FILE.origin(), "", e.complaint().problem(), advice(said) + ", as plain UTF-8 text"));
        }
    }

    private static String problem(String word) {
        if (word.isEmpty()) {
            return "is empty";
        }
        Optional<Integer> foreign =
                word.codePoints().filter(c -> c > 127).boxed().findFirst();
        if (foreign.isPresent() && Character.isLetter(foreign.get())) {
            return String.format(
                    "holds the letter U+%04X (%s), which is in neither word",
                    foreign.get(), Character.getName(foreign.get()));
        }
        return "holds " + shown(word) + ", not just the word green or blue";
    }

    private static String advice(String word) {
        return meant(word)
                .map(color -> "write one line: `" + color + "`")
                .orElse("write one line with the color that serves now, `green` or `blue`");
    }

    /** The color that a file seems to mean, however it says so. */
    static Optional<Color> meant(byte[] bytes) {
        return meant(new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", ""));
    }

    private static Optional<Color> meant(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        List<Color> meant = Arrays.stream(Color.values())
                .filter(color -> plain.contains(color.word()))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    private static String shown(String text) {
        return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "\"";
    }
}
