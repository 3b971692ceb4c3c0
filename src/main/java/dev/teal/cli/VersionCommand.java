package dev.teal.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.argument.Usage;
import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Surroundings;

/** {@code teal version}. */
final class VersionCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.create().name("version").usageMessage(Usage.of("Prints which Teal this is."));
    }

    @Override
    public ExitCode run(ParseResult given, Surroundings around) {
        around.out().println("teal " + Version.number() + ", " + Version.platform());
        return ExitCode.FINE;
    }
}
