package dev.teal.e2e;

import java.nio.file.Path;
import java.util.List;

import dev.teal.cli.PackagedCommands;

/** The commands of the jar, or of what {@code -De2e.command} names. */
class CommandsE2E extends PackagedCommands {

    @Override
    protected List<String> program() {
        String own = System.getProperty("e2e.command", "");
        return own.isEmpty()
                ? List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                : List.of(own.split(" "));
    }
}
