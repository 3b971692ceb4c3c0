package dev.teal.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Which lines of a text are gone in another, and which are new, by the longest sequence of lines that both have. */
final class LineChanges {

    /** Longer texts are compared as wholes: the table would be larger than what is left of a small machine. */
    private static final long LARGEST = 1_000_000;

    private LineChanges() {}

    /** A line that only one of them has. */
    record Line(String text, Side side) {

        boolean isNew() {
            return side == Side.AFTER;
        }
    }

    /** Which of the texts has it. */
    enum Side {
        BEFORE,
        AFTER
    }

    /** The lines that differ, in their order; of a place where both do, those that are gone first. */
    static List<Line> between(List<String> before, List<String> after) {
        int[][] common = common(before, after);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean both = i < before.size() && j < after.size();
            if (both && common.length > 0 && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            } else if (i < before.size() && (!both || common.length == 0 || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(before.get(i++), Side.BEFORE));
            } else {
                lines.add(new Line(after.get(j++), Side.AFTER));
            }
        }
        return lines;
    }

    /** How many lines the rests have in common, from each pair of places on; empty where they are too long. */
    private static int[][] common(List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > LARGEST) {
            return new int[0][];
        }
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
