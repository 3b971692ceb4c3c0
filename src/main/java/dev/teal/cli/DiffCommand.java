package dev.teal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.argument.FolderArguments;
import dev.teal.cli.argument.InstallationOption;
import dev.teal.cli.argument.OutputOption;
import dev.teal.cli.argument.Usage;
import dev.teal.cli.difference.ColorDifference;
import dev.teal.cli.difference.Differences;
import dev.teal.cli.output.DifferenceForm;
import dev.teal.cli.read.Folders;
import dev.teal.cli.read.Found;
import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.Version;
import dev.teal.core.value.Inert;

/** {@code teal diff}. */
final class DiffCommand implements Command {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create()
                .name("diff")
                .usageMessage(Usage.of(
                                "Shows what differs between the colors of a folder: what a switch would change.",
                                "The files are read as they are now; no cluster is asked.")
                        .exitCodeListHeading("%nExit codes:%n")
                        .exitCodeList(Usage.exitCodes(
                                "it was shown, whether or not they differ",
                                "a folder has mistakes; the others are shown",
                                "it could not be looked at")))
                .addPositional(FolderArguments.spec())
                .addOption(OutputOption.of(DifferenceForm.values()));
        InstallationOption.addTo(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult given, Surroundings around) throws UnableException {
        DifferenceForm form = OutputOption.chosen(given, DifferenceForm.TEXT);
        List<Differences> differences = new ArrayList<>();
        ExitCode code = ExitCode.FINE;
        for (Found found : new Folders(around.directory(), InstallationOption.of(given, around))
                .named(FolderArguments.of(given))) {
            List<ColorDifference> folders = new ArrayList<>();
            for (Reading reading : found.readings()) {
                if (reading instanceof Release release) {
                    difference(release, around).ifPresent(folders::add);
                } else {
                    say(reading, "has mistakes, see `" + around.program() + " check`", around);
                    code = ExitCode.MISTAKES;
                }
            }
            differences.add(new Differences(found.root(), folders));
        }
        form.print(differences, around);
        return code;
    }

    private static Optional<ColorDifference> difference(Release release, Surroundings around) {
        Optional<Version> other = release.other();
        if (other.isEmpty()) {
            say(release, "has only " + release.active(), around);
        }
        return other.map(it -> ColorDifference.of(release, it));
    }

    private static void say(Reading reading, String what, Surroundings around) {
        around.err()
                .println(around.program() + ": "
                        + Inert.text(reading.path().isEmpty() ? reading.application() : reading.path()) + " " + what);
    }
}
