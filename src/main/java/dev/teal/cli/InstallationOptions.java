package dev.teal.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.read.Installation;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;

/**
 * The settings of an installation that count on the command line: as options, else as the system properties or environment
 * variables that the watcher takes them from.
 */
final class InstallationOptions {

    private static final Map<String, List<String>> HELP = Map.of(
            "teal.git.path", List.of("FOLDER", "The folder of the repository below which applications are looked for."),
            "teal.namespace", List.of("NAME", "The namespace of objects that name none; else `default`."),
            "teal.namespaces",
                    List.of("NAME,…", "Where Teal may write; where neither this nor the one above is given, anywhere."),
            "teal.tenants", List.of("ENTRY,…", "Which folders may write to which of these, as in `team-a/=shop`."),
            "teal.kinds", List.of("KIND,…", "Kinds that Teal writes besides its own."),
            "teal.urls", List.of("URL,…", "What a teal.yaml may have asked besides its own pods."));

    private InstallationOptions() {}

    static void addTo(CommandSpec spec) {
        for (String setting : Installation.SETTINGS) {
            spec.addOption(OptionSpec.builder(option(setting))
                    .paramLabel(HELP.get(setting).get(0))
                    .type(String.class)
                    .description(HELP.get(setting).get(1) + " " + variable(setting))
                    .build());
        }
    }

    static Installation of(ParseResult given, Surroundings around) throws UnableException {
        try {
            return Installation.of(setting -> Optional.<String>ofNullable(
                            given.matchedOptionValue(option(setting), null))
                    .or(() -> Optional.ofNullable(System.getProperty(setting)))
                    .or(() -> Optional.ofNullable(around.environment().get(variable(setting))))
                    .filter(value -> !value.isBlank()));
        } catch (IllegalArgumentException e) {
            throw new UnableException(e.getMessage(), "docs/settings.md has all settings");
        }
    }

    /** As in {@code --git-path}. */
    private static String option(String setting) {
        return setting.replaceFirst("^teal\\.", "--").replace('.', '-');
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
