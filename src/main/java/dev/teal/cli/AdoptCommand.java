package dev.teal.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.adopt.FolderFiles;
import dev.teal.cli.adopt.Running;
import dev.teal.cli.adopt.Search;
import dev.teal.cli.argument.AdoptArguments;
import dev.teal.cli.argument.ClusterOption;
import dev.teal.cli.argument.Usage;
import dev.teal.cli.output.plan.AdoptionText;
import dev.teal.cli.plan.Lookahead;
import dev.teal.cli.plan.Outcome;
import dev.teal.cli.plan.Outlook;
import dev.teal.cli.plan.Plans;
import dev.teal.cli.read.Folders;
import dev.teal.cli.read.Installation;
import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;
import dev.teal.core.value.Color;
import dev.teal.kube.DryCluster;
import dev.teal.kube.api.Kubeconfig;

/** {@code teal adopt}. */
final class AdoptCommand implements Command {

    private static final String NAMESPACE = "--namespace";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create()
                .name("adopt")
                .usageMessage(Usage.of(
                                "Writes the folder for a Deployment and a Service that run already.",
                                "Nothing is written to the cluster. The folder is compared with it by dry run: to apply it must"
                                        + " change nothing that runs.")
                        .exitCodeListHeading("%nExit codes:%n")
                        .exitCodeList(Usage.exitCodes(
                                "the folder was written, and would change nothing that runs",
                                "it was written, and would change something, or has mistakes",
                                "it could not be written")))
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("1..*")
                        .paramLabel("deployment/NAME [service/NAME] [DIR]")
                        .hideParamSyntax(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(
                                "What runs; the Service where several select its pods; and the folder, else one with the"
                                        + " Deployment's name.")
                        .build())
                .addOption(OptionSpec.builder("-n", NAMESPACE)
                        .paramLabel("NAME")
                        .type(String.class)
                        .description("The namespace; else the one of the context.")
                        .build());
        for (Color color : Color.values()) {
            spec.addOption(OptionSpec.builder("--" + color.word())
                    .paramLabel("IMAGE")
                    .type(String.class)
                    .description("Writes " + color.word() + ".yaml, too: what runs, with this image, another name and"
                            + " another value of the label that the Service selects.")
                    .build());
        }
        return spec.addOption(ClusterOption.spec());
    }

    @Override
    public ExitCode run(ParseResult given, Surroundings around) throws UnableException {
        AdoptArguments arguments = AdoptArguments.of(given.matchedPositionalValue(0, List.of()));
        try (Kubeconfig kubeconfig = ClusterOption.open(given, around)) {
            DryCluster cluster = new DryCluster(kubeconfig.connection());
            String namespace = given.matchedOptionValue(NAMESPACE, kubeconfig.namespace());
            Running running = new Search(cluster, namespace).running(arguments.deployment(), arguments.service());
            Optional<String> image = image(given, running.color());
            FolderFiles files = FolderFiles.of(running, image);
            Path folder = around.directory().resolve(arguments.folder());
            files.write(folder);
            Installation installation = Installation.of(setting -> Optional.of(setting)
                    .filter(Set.of("teal.namespace", "teal.namespaces")::contains)
                    .map(it -> namespace));
            Plans plans = new Lookahead(cluster, Clock.systemUTC())
                    .of(new Folders(around.directory(), installation)
                            .named(List.of(arguments.folder()))
                            .get(0));
            Outlook outlook = plans.folders().get(0);
            new AdoptionText(around, arguments.folder()).print(running, files, image, plans);
            return code(outlook, image);
        }
    }

    /** The image of the other color; what runs has one already. */
    private static Optional<String> image(ParseResult given, Color running) throws UnableException {
        if (given.hasMatchedOption("--" + running.word())) {
            throw new UnableException(
                    "what runs is " + running + " by its name, and has an image",
                    "name the image of the other color: --" + running.other().word() + " IMAGE");
        }
        return Optional.ofNullable(
                given.matchedOptionValue("--" + running.other().word(), null));
    }

    /** The second color is new, and expected to be. */
    private static ExitCode code(Outlook outlook, Optional<String> image) {
        Outcome fine = image.isPresent() ? Outcome.CHANGES : Outcome.NOTHING;
        if (outlook.outcome() == Outcome.UNKNOWN) {
            return ExitCode.UNABLE;
        }
        return outlook.outcome() == fine && AdoptionText.isHarmless(outlook) ? ExitCode.FINE : ExitCode.MISTAKES;
    }
}
