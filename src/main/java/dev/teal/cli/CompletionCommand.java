package dev.teal.cli;

import java.util.List;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.argument.Usage;
import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.ProgramName;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;

/** {@code teal completion SHELL}: prints what makes a shell complete the commands and options. */
final class CompletionCommand implements Command {

    private static final List<String> SHELLS = List.of("bash", "zsh", "kubectl");

    /** By Kubernetes' <i>Extend kubectl with plugins</i>: a file of this name is asked for what may follow. */
    private static final String FOR_KUBECTL =
            "#!/bin/sh\n# As kubectl_complete-teal, executable, beside kubectl-teal on the PATH.\nexec kubectl-teal "
                    + SuggestCommand.NAME + " \"$@\"\n";

    @Override
    public CommandSpec spec() {
        return CommandSpec.create()
                .name("completion")
                .usageMessage(Usage.of(
                        "Prints what makes a shell complete commands and options.",
                        "bash, zsh: `source <(teal completion bash)`. kubectl: a file `kubectl_complete-teal`"
                                + " on the PATH."))
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .arity("1")
                        .required(true)
                        .paramLabel("SHELL")
                        .type(String.class)
                        .completionCandidates(SHELLS)
                        .description(String.join(", ", SHELLS) + ".")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Surroundings around) throws UnableException {
        String shell = given.matchedPositionalValue(0, "");
        if (!SHELLS.contains(shell)) {
            throw new UnableException("there is no completion for " + shell, "there are " + String.join(", ", SHELLS));
        }
        around.out()
                .print(
                        shell.equals("kubectl")
                                ? FOR_KUBECTL
                                : AutoComplete.bash(
                                        ProgramName.TEAL,
                                        given.commandSpec().parent().commandLine()));
        return ExitCode.FINE;
    }
}
