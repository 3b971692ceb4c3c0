package dev.teal.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Surroundings;

/**
 * What kubectl asks a plugin for: the words that may stand in the place of the last one, one a line, and a last line that says
 * whether files may, too. That is the protocol of Cobra, the library of kubectl.
 */
final class SuggestCommand implements Command {

    static final String NAME = "__complete";

    private static final String NO_FILES = ":4";
    private static final String FILES = ":0";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create()
                .name(NAME)
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build());
        spec.usageMessage().hidden(true);
        spec.parser().unmatchedOptionsArePositionalParams(true);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult given, Surroundings around) {
        List<String> words = given.matchedPositionalValue(0, List.of());
        List<String> suggested = suggested(given.commandSpec().parent(), words);
        suggested.forEach(around.out()::println);
        around.out().println(suggested.isEmpty() ? FILES : NO_FILES);
        return ExitCode.FINE;
    }

    private static List<String> suggested(CommandSpec teal, List<String> words) {
        String word = words.isEmpty() ? "" : words.get(words.size() - 1);
        return words(teal, words, word).filter(it -> it.startsWith(word)).toList();
    }

    private static Stream<String> words(CommandSpec teal, List<String> before, String word) {
        if (before.size() < 2) {
            return Stream.concat(Misuse.commands(teal).stream(), options(teal).filter(it -> word.startsWith("-")));
        }
        Optional<CommandSpec> command =
                Optional.ofNullable(teal.subcommands().get(before.get(0))).map(it -> it.getCommandSpec());
        return command.map(it -> words(it, before.get(before.size() - 2), word)).orElse(Stream.of());
    }

    private static Stream<String> words(CommandSpec command, String before, String word) {
        OptionSpec open = command.findOption(before);
        if (open != null && open.arity().max() > 0) {
            return candidates(open.completionCandidates());
        }
        OptionSpec closed = word.contains("=") ? command.findOption(word.substring(0, word.indexOf('='))) : null;
        if (closed != null) {
            String start = word.substring(0, word.indexOf('=') + 1);
            return candidates(closed.completionCandidates()).map(start::concat);
        }
        if (word.startsWith("-")) {
            return options(command);
        }
        return command.positionalParameters().stream().flatMap(it -> candidates(it.completionCandidates()));
    }

    private static Stream<String> options(CommandSpec command) {
        return command.options().stream().map(OptionSpec::longestName).sorted();
    }

    private static Stream<String> candidates(Iterable<String> candidates) {
        return candidates == null ? Stream.of() : StreamSupport.stream(candidates.spliterator(), false);
    }
}
