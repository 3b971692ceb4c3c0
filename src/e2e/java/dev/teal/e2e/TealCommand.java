package dev.teal.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One command of the jar, or of what {@code -De2e.command} names, and what came of it. */
record TealCommand(int code, String out, String err) {

    /** The program, with what it needs before its arguments. */
    static List<String> program() {
        String own = System.getProperty("e2e.command", "");
        return own.isEmpty()
                ? List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                : fromHere(own.split(" "));
    }

    /** A command is run in a directory of its case, and its program named from this one. */
    private static List<String> fromHere(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        if (Files.exists(Path.of(words[0]))) {
            command.set(0, Path.of(words[0]).toAbsolutePath().toString());
        }
        return command;
    }

    /** Runs it in this directory with these variables beside those of the test. */
    static TealCommand run(Path directory, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of(arguments));
        try {
            File out = File.createTempFile("teal", "out");
            File err = File.createTempFile("teal", "err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out)
                    .redirectError(err);
            builder.environment().putAll(environment);
            Process running = builder.start();
            running.getOutputStream().close();
            int code = running.waitFor();
            TealCommand ran = new TealCommand(
                    code,
                    Files.readString(out.toPath(), StandardCharsets.UTF_8),
                    Files.readString(err.toPath(), StandardCharsets.UTF_8));
            Files.delete(out.toPath());
            Files.delete(err.toPath());
            return ran;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
