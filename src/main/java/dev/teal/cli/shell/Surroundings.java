package dev.teal.cli.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

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
}
