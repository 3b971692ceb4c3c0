package dev.teal.cli.argument;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.read.Installation;
import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;

/**
 * A setting of an installation that counts on the command line: as an option, else as the system property or the environment
 * variable that the watcher takes it from.
 */
public enum InstallationOption {
    GIT_PATH("teal.git.path", "FOLDER", "The folder of the repository below which applications are looked for."),
    NAMESPACE("teal.namespace", "NAME", "The namespace of objects that name none; else `default`."),
    NAMESPACES("teal.namespaces", "NAME,…", "Where Teal may write; anywhere, without this and the one above."),
    TENANTS("teal.tenants", "ENTRY,…", "Which folders may write to which of these, as in `team-a/=shop`."),
    KINDS("teal.kinds", "KIND,…", "Kinds that Teal writes besides its own."),
    URLS("teal.urls", "URL,…", "What a teal.yaml may have asked besides its own pods."),
    CREATE_NAMESPACES("teal.create-namespaces", "true", "Where an allowed namespace that does not exist is created.");

    /** Those that say how folders are read; the others say what is done with them. */
    private static final Set<InstallationOption> OF_FOLDERS = EnumSet.range(GIT_PATH, URLS);

    private final String setting;
    private final String label;
    private final String help;

    InstallationOption(String setting, String label, String help) {
        this.setting = setting;
        this.label = label;
        this.help = help;
    }

    /** Has a command that asks no cluster take what it needs. */
    public static void addTo(CommandSpec spec) {
        add(spec, OF_FOLDERS);
    }

    /** Has the command take all of them. */
    public static void addAllTo(CommandSpec spec) {
        add(spec, EnumSet.allOf(InstallationOption.class));
    }

    private static void add(CommandSpec spec, Set<InstallationOption> options) {
        for (InstallationOption option : options) {
            spec.addOption(OptionSpec.builder(option.option())
                    .paramLabel(option.label)
                    .type(String.class)
                    .description(option.help + " " + option.variable())
                    .build());
        }
    }

    /**
     * The installation that is meant.
     *
     * @throws UnableException where a value can't be used
     */
    public static Installation of(ParseResult given, Surroundings around) throws UnableException {
        try {
            return Installation.of(setting -> Stream.of(values())
                    .filter(it -> it.setting.equals(setting))
                    .findFirst()
                    .flatMap(it -> it.value(given, around)));
        } catch (IllegalArgumentException e) {
            throw new UnableException(e.getMessage(), "docs/settings.md has all settings");
        }
    }

    private Optional<String> value(ParseResult given, Surroundings around) {
        return Optional.<String>ofNullable(given.matchedOptionValue(option(), null))
                .or(() -> around.setting(setting))
                .filter(value -> !value.isBlank());
    }

    /** As in {@code --git-path}. */
    private String option() {
        return setting.replaceFirst("^teal\\.", "--").replace('.', '-');
    }

    private String variable() {
        return Surroundings.variable(setting);
    }
}
