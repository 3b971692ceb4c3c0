package dev.teal.cli.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a command in the surroundings of this process. Its output is UTF-8, whatever the locale, and written at its end:
 * of a result that can't be written whole nobody must take a part for all of it. What is flushed is written at once.
 */
public final class Output {

    private Output() {}

    /** What {@code command} ends with; {@link ExitCode#UNABLE} where its output could not be written. */
    public static ExitCode of(Function<Surroundings, ExitCode> command) {
        PrintWriter err = new PrintWriter(
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8), true);
        Shown shown = new Shown(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(shown);
        ExitCode code = command.apply(new Surroundings(
                ProgramName.ofThisProcess(),
                System.getenv(),
                properties(),
                Path.of(""),
                Screen.of(System.getenv()),
                out,
                err));
        return written(new FileOutputStream(FileDescriptor.out), shown.rest(), code, err);
    }

    private static Map<String, String> properties() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(it -> it.startsWith("teal."))
                .collect(Collectors.toMap(it -> it, System::getProperty));
    }

    static ExitCode written(OutputStream to, String text, ExitCode code, PrintWriter err) {
        try {
            to.write(text.getBytes(StandardCharsets.UTF_8));
            return code;
        } catch (IOException e) {
            if (isNobodysAnyMore(e)) {
                return code;
            }
            err.println(ProgramName.TEAL + ": the output can't be written: " + e.getMessage());
            return ExitCode.UNABLE;
        }
    }

    /** {@code teal check | head} has read what it wanted; Java knows that by the system's words only. */
    private static boolean isNobodysAnyMore(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("Broken pipe");
    }
}
