package dev.teal.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.argument.ClusterOption;
import dev.teal.cli.argument.FolderArguments;
import dev.teal.cli.argument.InstallationOption;
import dev.teal.cli.argument.OutputOption;
import dev.teal.cli.argument.Usage;
import dev.teal.cli.output.plan.PlanForm;
import dev.teal.cli.plan.Lookahead;
import dev.teal.cli.plan.Outcome;
import dev.teal.cli.plan.Outlook;
import dev.teal.cli.plan.Plans;
import dev.teal.cli.read.Folders;
import dev.teal.cli.read.Found;
import dev.teal.cli.read.Repository;
import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;
import dev.teal.kube.DryCluster;
import dev.teal.kube.api.Kubeconfig;

/** {@code teal plan}. */
final class PlanCommand implements Command {

    private static final String BRANCH = "--branch";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create()
                .name("plan")
                .usageMessage(Usage.of(
                                "Shows what Teal would do with folders in the cluster of the kubeconfig.",
                                "Nothing is written: changes are found out by the API server's dry run, which needs the rights"
                                        + " to patch and create; without them fields are compared.")
                        .exitCodeListHeading("%nExit codes:%n")
                        .exitCodeList(Usage.exitCodes(
                                "nothing would change",
                                "there are mistakes, or the cluster would refuse it",
                                "it could not be looked at",
                                "something would change")))
                .addPositional(FolderArguments.orAddress())
                .addOption(OptionSpec.builder(BRANCH)
                        .paramLabel("NAME")
                        .type(String.class)
                        .description(
                                "The branch of the repository, as it was committed; else the files as they are now, or of"
                                        + " a URL `main`. TEAL_GIT_BRANCH")
                        .build())
                .addOption(ClusterOption.spec())
                .addOption(OutputOption.of(PlanForm.values()));
        InstallationOption.addAllTo(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult given, Surroundings around) throws UnableException {
        PlanForm form = OutputOption.chosen(given, PlanForm.TEXT);
        try (Kubeconfig kubeconfig = ClusterOption.open(given, around)) {
            DryCluster cluster = new DryCluster(kubeconfig.connection());
            Folders folders = new Folders(
                    around.directory(),
                    InstallationOption.of(given, around).asInstalled(),
                    new ClusterHolding(cluster));
            Lookahead lookahead = new Lookahead(cluster, Clock.systemUTC());
            List<Plans> plans =
                    found(given, around, folders).stream().map(lookahead::of).toList();
            form.print(plans, around);
            return code(plans);
        }
    }

    private static List<Found> found(ParseResult given, Surroundings around, Folders folders) throws UnableException {
        List<String> named = FolderArguments.of(given);
        Optional<String> branch = Optional.ofNullable(given.matchedOptionValue(BRANCH, null));
        if (branch.isEmpty() && named.stream().noneMatch(Repository::isAddress)) {
            return folders.named(named);
        }
        List<Found> found = new ArrayList<>();
        for (String each : named) {
            String url = Repository.isAddress(each) ? each : folders.repository(each);
            found.add(folders.committed(new Repository(
                    url, branch.or(() -> around.setting("teal.git.branch")).orElse("main"), around::setting)));
        }
        return found;
    }

    private static ExitCode code(List<Plans> plans) {
        Outcome worst = plans.stream()
                .flatMap(it -> it.folders().stream())
                .map(Outlook::outcome)
                .max(Outcome::compareTo)
                .orElse(Outcome.NOTHING);
        return switch (worst) {
            case NOTHING -> ExitCode.FINE;
            case CHANGES -> ExitCode.CHANGES;
            case MISTAKES -> ExitCode.MISTAKES;
            case UNKNOWN -> ExitCode.UNABLE;
        };
    }
}
