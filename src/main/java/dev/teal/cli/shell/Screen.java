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
 */
public record Screen(Paint paint, int width) {

    /** The width of what is no terminal. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** A file, a pipe or a log: no colors, and lines as long as they are. */
    public static final Screen NONE = new Screen(Paint.NONE, ENDLESS);

    private static final Path OUTPUT = Path.of("/proc/self/fd/1");
    private static final int USUAL = 80;

    /** What this process' output goes to; {@code NO_COLOR} ({@code no-color.org}) and {@code TERM=dumb} are respected. */
    public static Screen of(Map<String, String> environment) {
        if (!isTerminal()) {
            return NONE;
        }
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Screen(plain ? Paint.NONE : Paint.COLORS, columns(environment.getOrDefault("COLUMNS", "")));
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

    private static int columns(String said) {
        return said.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(said) : measured();
    }

    /** Only the terminal itself knows; {@code stty} is in every Unix, and asks it. */
    private static int measured() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            return answer.matches("\\d+ [1-9]\\d{0,3}") ? Integer.parseInt(answer.split(" ")[1]) : USUAL;
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }
}
