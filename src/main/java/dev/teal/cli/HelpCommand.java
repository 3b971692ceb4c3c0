package dev.teal.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.argument.Usage;
import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;

/** {@code teal help [COMMAND]}: the same as {@code teal COMMAND --help}. */
final class HelpCommand implements Command {

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                CommandSpec.create().name("help").usageMessage(Usage.of("Tells about Teal, or one of its commands."));
        return spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("COMMAND")
                .type(String.class)
                .completionCandidates(() -> Misuse.commands(spec.parent()).iterator())
                .description("The command to be told about.")
                .build());
    }

    @Override
    public ExitCode run(ParseResult given, Surroundings around) throws UnableException {
        CommandLine teal = given.commandSpec().parent().commandLine();
        String name = given.matchedPositionalValue(0, "");
        CommandLine wanted = name.isEmpty() ? teal : teal.getSubcommands().get(name);
        if (wanted == null) {
            throw new UnableException(
                    "there is no command " + name,
                    "there are " + String.join(", ", Misuse.commands(teal.getCommandSpec())));
        }
        wanted.usage(around.out());
        return ExitCode.FINE;
    }
}
