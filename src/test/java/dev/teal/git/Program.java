package dev.teal.git;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A program that a test runs to its end. */
public final class Program {

    private Program() {}

    /** Gives it {@code input}; returns all that it prints, and fails if it fails. */
    public static String run(ProcessBuilder builder, String input) {
        try {
            Process program = builder.redirectErrorStream(true).start();
            try (OutputStream in = program.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (program.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", builder.command()) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
