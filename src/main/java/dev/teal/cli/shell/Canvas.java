package dev.teal.cli.shell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shows something that changes: on a terminal in the same place, and no more of it than has room, since its beginning would leave
 * the screen else; in a file or a pipe once for each change.
 */
public final class Canvas {

    private static final String HOME = "\u001b[H";
    private static final String TO_THE_END_OF_LINE = "\u001b[K";
    private static final String ALL_BELOW = "\u001b[J";

    private final PrintWriter out;
    private final Map<String, String> environment;
    private Screen screen;
    private List<String> drawn = List.of();

    /** Shows it on the surroundings' screen, whose size is asked again each time. */
    public Canvas(Surroundings around) {
        this.out = around.out();
        this.environment = around.environment();
        this.screen = around.screen();
    }

    /** The screen as it is now. */
    public Screen screen() {
        screen = screen.measured(environment);
        return screen;
    }

    /** Shows these lines in the place of those before. */
    public void draw(List<String> lines) {
        if (screen.height() == Screen.ENDLESS) {
            append(lines);
        } else {
            replace(fitting(lines, screen.height()));
        }
        drawn = List.copyOf(lines);
    }

    /** Whether nobody reads it any more. */
    public boolean isGone() {
        return out.checkError();
    }

    private void append(List<String> lines) {
        if (!lines.equals(drawn)) {
            out.print(drawn.isEmpty() ? "" : System.lineSeparator());
            lines.forEach(out::println);
        }
    }

    private void replace(List<String> lines) {
        if (drawn.isEmpty()) {
            // What was there before is scrolled up, and not overwritten.
            out.print(System.lineSeparator().repeat(screen.height()));
        }
        out.print(HOME);
        lines.forEach(line -> out.println(line + TO_THE_END_OF_LINE));
        out.print(ALL_BELOW);
    }

    /** The first lines, and how many more there are; one line is left for the cursor. */
    private static List<String> fitting(List<String> lines, int height) {
        int room = Math.max(1, height - 1);
        if (lines.size() <= room) {
            return lines;
        }
        List<String> fitting = new ArrayList<>(lines.subList(0, room - 1));
        fitting.add("… and " + (lines.size() - room + 1) + " more lines");
        return fitting;
    }
}
