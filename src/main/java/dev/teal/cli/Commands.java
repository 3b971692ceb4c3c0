package dev.teal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.argument.Usage;
import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;
import dev.teal.core.value.Inert;

/** What Teal does besides watching: runs one command and ends. */
public final class Commands {

    private final Surroundings around;
    private final Map<CommandSpec, Command> commands = new LinkedHashMap<>();

    /** The commands, to be run there. */
    public Commands(Surroundings around) {
        this.around = around;
        Stream.of(
                        new CheckCommand(),
                        new DiffCommand(),
                        new PlanCommand(),
                        new AdoptCommand(),
                        new StatusCommand(),
                        new VersionCommand(),
                        new CompletionCommand(),
                        new HelpCommand(),
                        new SuggestCommand())
                .forEach(it -> commands.put(it.spec(), it));
    }

    /**
     * Whether the arguments ask for a command; else the watcher is meant. What is for the virtual machine ({@code -D}, {@code
     * -X}) says nothing: a native binary has taken it already, and behind a jar it never did anything.
     */
    public static boolean areMeant(String... arguments) {
        return !forTeal(arguments).isEmpty();
    }

    private static List<String> forTeal(String... arguments) {
        return Stream.of(arguments)
                .filter(it -> !it.startsWith("-D") && !it.startsWith("-X"))
                .toList();
    }

    /** Runs the command that is asked for. Whatever happens is said in {@code err}, and nothing is thrown. */
    public ExitCode run(String... arguments) {
        CommandLine teal = line();
        try {
            return run(teal.parseArgs(forTeal(arguments).toArray(String[]::new)));
        } catch (ParameterException e) {
            return unable(Inert.text(new Misuse(e).text()));
        } catch (UnableException e) {
            return unable(Inert.text(e.getMessage()));
        } catch (InvalidPathException e) {
            return unable("this locale has not all letters of a file's name (" + Inert.text(e.getInput())
                    + "); set LC_ALL=C.UTF-8");
        } catch (RuntimeException | StackOverflowError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return unable("a fault of Teal's own: report it with these lines" + System.lineSeparator() + trace);
        }
    }

    private ExitCode unable(String why) {
        around.err().println(around.program() + ": " + why);
        return ExitCode.UNABLE;
    }

    private CommandLine line() {
        CommandLine teal = new CommandLine(CommandSpec.create()
                .name(around.program())
                .version("teal " + Version.number())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Prints which Teal this is.")
                        .build())
                .usageMessage(Usage.of("Without a command Teal runs: it follows a Git repository and moves traffic,"
                        + " see docs/settings.md.")));
        commands.keySet().forEach(spec -> teal.addSubcommand(spec.name(), new CommandLine(spec)));
        Stream.concat(Stream.of(teal.getCommandSpec()), commands.keySet().stream())
                .filter(spec -> !spec.usageMessage().hidden())
                .forEach(spec -> spec.addOption(Usage.help()));
        return Usage.fitting(around.screen(), teal.setExpandAtFiles(false));
    }

    private ExitCode run(ParseResult given) throws UnableException {
        ParseResult last = given.hasSubcommand() ? given.subcommand() : given;
        CommandLine asked = last.commandSpec().commandLine();
        if (last.isUsageHelpRequested()) {
            asked.usage(around.out());
            return ExitCode.FINE;
        }
        if (given.isVersionHelpRequested()) {
            asked.printVersionHelp(around.out());
            return ExitCode.FINE;
        }
        if (last == given) {
            throw new ParameterException(asked, "a command is missing");
        }
        return commands.get(last.commandSpec()).run(last, around);
    }
}
