package dev.teal.cli.shell;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What people read a command's output on.
 *
 * @param paint whether it shows colors
 * @param width how many columns it has; {@link #ENDLESS} where a line may have any length, as in a file
 * @param height how many lines it has; {@link #ENDLESS} where there may be any number
 */
public record Screen(Paint paint, int width, int height) {

    /** The width and height of what is no terminal. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** A file, a pipe or a log: no colors, and lines as long as they are. */
    public static final Screen NONE = new Screen(Paint.NONE, ENDLESS, ENDLESS);

    private static final Path OUTPUT = Path.of("/proc/self/fd/1");
    private static final int USUAL = 80;
    private static final int USUAL_HEIGHT = 24;

    /** A screen that may be scrolled. */
    public Screen(Paint paint, int width) {
        this(paint, width, ENDLESS);
    }

    /** What this process' output goes to; {@code NO_COLOR} ({@code no-color.org}) and {@code TERM=dumb} are respected. */
    public static Screen of(Map<String, String> environment) {
        if (!isTerminal()) {
            return NONE;
        }
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Screen(plain ? Paint.NONE : Paint.COLORS, USUAL, USUAL_HEIGHT).measured(environment);
    }

    /** The same as large as it is now: who reads it may have pulled at a corner. What is no terminal stays as it is. */
    public Screen measured(Map<String, String> environment) {
        if (equals(NONE)) {
            return this;
        }
        String columns = environment.getOrDefault("COLUMNS", "");
        String lines = environment.getOrDefault("LINES", "");
        String size = isNumber(columns) && isNumber(lines) ? "" : asked();
        return new Screen(
                paint,
                isNumber(columns) ? Integer.parseInt(columns) : part(size, 1, USUAL),
                isNumber(lines) ? Integer.parseInt(lines) : part(size, 0, USUAL_HEIGHT));
    }

    /** Some of Java's consoles are there without a terminal, so the link to it is asked where there is one. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(OUTPUT).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    private static boolean isNumber(String said) {
        return said.matches("[1-9][0-9]{0,3}");
    }

    private static int part(String size, int place, int usual) {
        int said = size.isEmpty() ? 0 : Integer.parseInt(size.split(" ")[place]);
        return said == 0 ? usual : said;
    }

    /** Lines and columns; empty where nobody knows. Only the terminal itself does; {@code stty} is in every Unix, and asks it. */
    private static String asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            return answer.matches("\\d{1,4} \\d{1,4}") ? answer : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
