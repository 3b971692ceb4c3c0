package dev.teal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Screen;
import dev.teal.cli.shell.Surroundings;

/**
 * What came of a command, as who called it sees it.
 *
 * @param code what the shell has as {@code $?}
 */
public record Called(int code, String out, String err) {

    /** Calls {@code teal} in this directory, without any variable, with its output going to a file. */
    public static Called in(Path directory, String... arguments) {
        return with(Map.of(), directory, arguments);
    }

    /** The same with these variables. */
    public static Called with(Map<String, String> environment, Path directory, String... arguments) {
        return on(Screen.NONE, "teal", environment, directory, arguments);
    }

    /** The same on this screen, and called by this name. */
    public static Called on(
            Screen screen, String program, Map<String, String> environment, Path directory, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ExitCode code = new Commands(new Surroundings(
                        program,
                        environment,
                        Map.of(),
                        directory,
                        screen,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true)))
                .run(arguments);
        return new Called(code.number(), out.toString(), err.toString());
    }
}
