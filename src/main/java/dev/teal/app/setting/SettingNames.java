package dev.teal.app.setting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.manifest.finding.NearMiss;

/**
 * The names of all settings as environment variables. A slip in one would otherwise be read over, and Teal would go to
 * work with the default.
 */
public final class SettingNames {

    /** A test compares them with {@link TealConfig}. */
    public static final List<String> ALL = Stream.of(
                    "teal.chat.url-file",
                    "teal.cluster-kind",
                    "teal.create-namespaces",
                    "teal.deadline",
                    "teal.drain",
                    "teal.events.ca-file",
                    "teal.events.secret-file",
                    "teal.events.url",
                    "teal.git.allow-http",
                    "teal.git.branch",
                    "teal.git.ca-file",
                    "teal.git.interval",
                    "teal.git.jitter",
                    "teal.git.path",
                    "teal.git.ssh.key-file",
                    "teal.git.ssh.known-hosts-file",
                    "teal.git.ssh.passphrase-file",
                    "teal.git.timeout",
                    "teal.git.token-file",
                    "teal.git.url",
                    "teal.git.username",
                    "teal.hook.port",
                    "teal.hook.secret-file",
                    "teal.kinds",
                    "teal.lease",
                    "teal.impersonate",
                    "teal.name",
                    "teal.namespace",
                    "teal.namespaces",
                    "teal.page-url",
                    "teal.probe",
                    "teal.prove",
                    "teal.settle",
                    "teal.status.provider",
                    "teal.status.repository",
                    "teal.status.token-file",
                    "teal.status.url",
                    "teal.tenants",
                    "teal.urls",
                    "teal.verify",
                    "teal.workers")
            .map(SettingNames::variable)
            .toList();

    private SettingNames() {}

    /** The environment variable of a setting. */
    public static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /**
     * The setting's variable that was meant by one that is none: the only one that begins with its words, or the one that it
     * is a slip of. What resembles none may be anything.
     */
    public static Optional<String> meant(String variable) {
        String capitals = variable.toUpperCase(Locale.ROOT);
        if (!capitals.startsWith("TEAL_")) {
            return Optional.empty();
        }
        List<String> longer =
                ALL.stream().filter(name -> name.startsWith(capitals + "_")).toList();
        boolean begun = longer.size() == 1 && !ALL.contains(capitals);
        return begun ? Optional.of(longer.get(0)) : NearMiss.of(variable, ALL);
    }
}
