package dev.teal.cli.shell;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines that fit a screen. */
public final class Lines {

    private Lines() {}

    /**
     * The text in lines of at most {@code width} columns, broken at spaces; a longer word has a line of its own, since it may
     * be there to be copied.
     *
     * @param taken columns of the first line that are taken already
     */
    public static List<String> of(String text, int width, int taken) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = taken;
        for (String word : text.split(" ")) {
            int columns = columns(word);
            if (used > 0 && (long) used + columns + (line.isEmpty() ? 0 : 1) > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            used += columns + (line.isEmpty() ? 0 : 1);
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** How many columns a text takes: East Asian characters and pictures two, marks on other characters none. */
    public static int columns(String text) {
        return text.codePoints().map(Lines::columns).sum();
    }

    private static int columns(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    /** By Unicode's <i>East Asian Width</i> (UAX #11), in the blocks where almost all characters are wide. */
    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115f
                || point >= 0x2e80 && point <= 0xa4cf
                || point >= 0xac00 && point <= 0xd7a3
                || point >= 0xf900 && point <= 0xfaff
                || point >= 0xfe30 && point <= 0xfe6f
                || point >= 0xff00 && point <= 0xff60
                || point >= 0xffe0 && point <= 0xffe6
                || point >= 0x1f300 && point <= 0x1f64f
                || point >= 0x1f680 && point <= 0x1f9ff
                || point >= 0x20000 && point <= 0x3fffd;
    }
}
