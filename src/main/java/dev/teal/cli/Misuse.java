package dev.teal.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import dev.teal.manifest.finding.NearMiss;

/**
 * A command line that can't be meant.
 *
 * @param failure what picocli says of it
 */
record Misuse(ParameterException failure) {

    /** One line: what is wrong, what was probably meant, and where to read more. */
    String text() {
        CommandLine asked = failure.getCommandLine();
        return problem(asked) + "; see `" + asked.getCommandSpec().qualifiedName() + " --help`";
    }

    private String problem(CommandLine asked) {
        if (!(failure instanceof UnmatchedArgumentException stranger)) {
            return failure.getMessage();
        }
        String word = stranger.getUnmatched().get(0).replaceFirst("=.*", "");
        if (word.startsWith("-")) {
            return "there is no option " + word
                    + meant(word, asked.getCommandSpec().optionsMap().keySet()).orElse("");
        }
        List<String> commands = commands(asked.getCommandSpec());
        return commands.isEmpty()
                ? "there is no place for " + word
                : "there is no command " + word
                        + meant(word, commands).orElse("; there are " + String.join(", ", commands));
    }

    /** The names of the commands that people call. */
    static List<String> commands(CommandSpec teal) {
        return teal.subcommands().entrySet().stream()
                .filter(it -> !it.getValue().getCommandSpec().usageMessage().hidden())
                .map(it -> it.getKey())
                .toList();
    }

    private static Optional<String> meant(String word, Collection<String> known) {
        return NearMiss.of(word, known).map(it -> "; did you mean " + it + "?");
    }
}
