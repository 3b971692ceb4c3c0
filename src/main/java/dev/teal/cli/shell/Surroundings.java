package dev.teal.cli.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a command has around it.
 *
 * @param program what it was called as: {@code teal}, or {@code kubectl teal}
 * @param environment the variables
 * @param properties what {@code -Dteal.…=…} says to the virtual machine, by name
 * @param directory where it was called, absolute and without links
 * @param screen what {@code out} is read on
 * @param out takes the result
 * @param err takes why there is none
 */
public record Surroundings(
        String program,
        Map<String, String> environment,
        Map<String, String> properties,
        Path directory,
        Screen screen,
        PrintWriter out,
        PrintWriter err) {

    public Surroundings {
        try {
            directory = directory.toRealPath();
        } catch (IOException e) {
            // Somebody has removed it: whatever is named in it will not be found.
            directory = directory.toAbsolutePath();
        }
    }

    /** What a setting of the watcher has here: the system property, else the environment variable; none that is blank. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(properties.get(name))
                .or(() -> Optional.ofNullable(environment.get(variable(name))))
                .filter(value -> !value.isBlank());
    }

    /** The variable that has a setting, as {@code TEAL_GIT_PATH} has {@code teal.git.path}. */
    public static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
