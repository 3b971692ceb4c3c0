package dev.teal.cli;

import java.util.List;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.argument.FolderArguments;
import dev.teal.cli.argument.InstallationOption;
import dev.teal.cli.argument.OutputOption;
import dev.teal.cli.argument.Usage;
import dev.teal.cli.check.Report;
import dev.teal.cli.output.ReportForm;
import dev.teal.cli.read.Folders;
import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;

/** {@code teal check}. */
final class CheckCommand implements Command {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create()
                .name("check")
                .usageMessage(Usage.of(
                                "Says what is wrong with folders, before they are committed.",
                                "The files are read as they are now, and what is said is what the watcher would say,"
                                        + " without a cluster or a network. Files that Git ignores do not count.")
                        .exitCodeListHeading("%nExit codes:%n")
                        .exitCodeList(Usage.exitCodes(
                                "no mistakes; there may be notices", "mistakes", "it could not be looked at")))
                .addPositional(FolderArguments.spec())
                .addOption(OutputOption.of(ReportForm.values()));
        InstallationOption.addTo(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult given, Surroundings around) throws UnableException {
        ReportForm form = OutputOption.chosen(given, ReportForm.TEXT);
        List<Report> reports = new Folders(around.directory(), InstallationOption.of(given, around))
                .named(FolderArguments.of(given)).stream().map(Report::of).toList();
        form.print(reports, around);
        return reports.stream().allMatch(Report::isFine) ? ExitCode.FINE : ExitCode.MISTAKES;
    }
}
