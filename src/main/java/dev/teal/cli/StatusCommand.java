package dev.teal.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.argument.ClusterOption;
import dev.teal.cli.argument.OutputOption;
import dev.teal.cli.argument.Usage;
import dev.teal.cli.shell.Canvas;
import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;
import dev.teal.cli.status.Known;
import dev.teal.cli.status.StatusForm;
import dev.teal.cli.status.TealService;
import dev.teal.cli.status.Told;
import dev.teal.kube.api.ApiServer;
import dev.teal.kube.api.Kubeconfig;
import dev.teal.manifest.finding.NearMiss;

/** {@code teal status}. */
final class StatusCommand implements Command {

    private static final String TEAL = "--teal";
    private static final String WATCH = "--watch";
    private static final String USUAL = "teal/teal";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Override
    public CommandSpec spec() {
        return CommandSpec.create()
                .name("status")
                .usageMessage(Usage.of(
                                "Shows where the traffic of each application goes, worst first, and why it is held.",
                                "Teal is asked through the API server of the kubeconfig, which needs the right to get"
                                        + " services/proxy there; where it can't be asked, what it has noted on the Services is"
                                        + " shown.")
                        .exitCodeListHeading("%nExit codes:%n")
                        .exitCodeList(Usage.exitCodes(
                                "all is in order, or comes by itself",
                                "an application is degraded or stalled, or Git is not read",
                                "Teal could not be asked")))
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .arity("0..1")
                        .paramLabel("APPLICATION")
                        .type(String.class)
                        .description("The one of which everything is shown; else one line for each.")
                        .build())
                .addOption(OptionSpec.builder("-w", WATCH)
                        .type(boolean.class)
                        .description("Goes on until it is ended, and shows what changes.")
                        .build())
                .addOption(OptionSpec.builder(TEAL)
                        .paramLabel("NAMESPACE/SERVICE")
                        .type(String.class)
                        .description("Teal's Service; else " + USUAL + ".")
                        .build())
                .addOption(ClusterOption.spec())
                .addOption(OutputOption.of(StatusForm.values()));
    }

    @Override
    public ExitCode run(ParseResult given, Surroundings around) throws UnableException {
        StatusForm form = OutputOption.chosen(given, StatusForm.TEXT);
        Optional<String> name = Optional.ofNullable(given.matchedPositionalValue(0, null));
        try (Kubeconfig kubeconfig = ClusterOption.open(given, around)) {
            TealService teal = teal(given.matchedOptionValue(TEAL, USUAL), kubeconfig);
            if (given.hasMatchedOption(WATCH)) {
                return watch(teal, name, form, around);
            }
            Known known = named(teal.ask(), name);
            form.lines(known, around.screen(), Clock.systemUTC().instant()).forEach(around.out()::println);
            return known.code();
        }
    }

    private static TealService teal(String service, Kubeconfig kubeconfig) throws UnableException {
        List<String> parts = List.of(service.split("/", -1));
        if (parts.size() != 2 || !parts.stream().allMatch(it -> it.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?"))) {
            throw new UnableException(
                    TEAL + "=" + service + " is no Service", "write its namespace and its name, as in " + USUAL);
        }
        ApiServer server = new ApiServer(kubeconfig.connection(), (verb, status) -> {});
        return new TealService(server, parts.get(0), parts.get(1), kubeconfig.namespace());
    }

    /** Until nobody reads it any more, or the process is ended. */
    private static ExitCode watch(TealService teal, Optional<String> name, StatusForm form, Surroundings around)
            throws UnableException {
        named(teal.ask(), name);
        Canvas canvas = new Canvas(around);
        CompletableFuture<ExitCode> end = new CompletableFuture<>();
        ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();
        try {
            pulse.scheduleWithFixedDelay(
                    () -> {
                        try {
                            draw(teal, name, form, canvas).ifPresent(end::complete);
                        } catch (RuntimeException e) {
                            // The executor would keep it, and draw no more.
                            end.completeExceptionally(e);
                        }
                    },
                    0,
                    PAUSE.toMillis(),
                    TimeUnit.MILLISECONDS);
            return end.join();
        } finally {
            pulse.shutdownNow();
        }
    }

    /** What the command ends with, if nobody has seen it. */
    private static Optional<ExitCode> draw(TealService teal, Optional<String> name, StatusForm form, Canvas canvas) {
        Known known = teal.ask();
        Known shown = name.map(known::of).orElse(known);
        canvas.draw(form.lines(shown, canvas.screen(), Clock.systemUTC().instant()));
        return canvas.isGone() ? Optional.of(shown.code()) : Optional.empty();
    }

    /** The same of the application of that name alone. */
    private static Known named(Known known, Optional<String> name) throws UnableException {
        if (name.isPresent() && known instanceof Told told && !told.names().contains(name.get())) {
            List<String> names = told.names();
            String meant = NearMiss.of(name.get(), names)
                    .map(it -> "did you mean " + it + "?")
                    .orElse(names.isEmpty() ? "Teal knows of none" : "`teal status` lists them");
            String blind = told.failure().isEmpty() ? "" : "; Git is not read: " + told.failure();
            throw new UnableException("there is no application " + name.get(), meant + blind);
        }
        return name.map(known::of).orElse(known);
    }
}
