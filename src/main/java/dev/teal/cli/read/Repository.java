package dev.teal.cli.read;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.teal.git.setting.GitSettings;
import dev.teal.git.setting.Limits;
import dev.teal.git.setting.SshSettings;

/**
 * A branch of a repository that is read as the watcher would read it.
 *
 * @param url its address, or its path on this machine
 * @param branch the branch's name
 * @param setting the value of a setting of the watcher by its name: how to show who one is
 */
public record Repository(String url, String branch, Function<String, Optional<String>> setting) {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Whether a text is meant for an address, and not for a folder of this machine. */
    public static boolean isAddress(String text) {
        return text.contains("://") || text.matches("[^/:@]+@[^/:]+:.*");
    }

    /**
     * How to read it.
     *
     * @param base the folder below which applications are looked for; empty for the root
     * @throws IllegalArgumentException with the setting's name and an example where a value can't be used
     */
    GitSettings settings(String base) {
        return new GitSettings(
                url,
                branch,
                base,
                TIMEOUT,
                file("teal.git.token-file"),
                file("teal.git.ca-file"),
                setting.apply("teal.git.username").orElse("git"),
                setting.apply("teal.git.allow-http")
                                .filter(Predicate.isEqual("true"))
                                .isPresent()
                        ? GitSettings.PlainHttp.ALLOWED
                        : GitSettings.PlainHttp.REFUSED,
                new SshSettings(
                        file("teal.git.ssh.key-file"),
                        file("teal.git.ssh.passphrase-file"),
                        file("teal.git.ssh.known-hosts-file")),
                Limits.DEFAULT.within(Runtime.getRuntime().maxMemory()));
    }

    private Optional<Path> file(String name) {
        return setting.apply(name).map(Path::of);
    }
}
