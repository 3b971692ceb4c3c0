package dev.teal.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.port.PortException;
import dev.teal.git.AnyColor;
import dev.teal.git.GitSource;
import dev.teal.git.Served;
import dev.teal.git.setting.SshSettings;

/** What is in {@code ~/.ssh}, and what SSH costs where it is not used. */
class SshUserConfigTest extends SshServed {

    @Test
    void nothingInTheHomeFolderCounts() throws Exception {
        Path home = Files.createDirectories(root.resolve("home/.ssh"));
        write(home.resolve("config"), "Host *\n Port 1\n User nobody\n ProxyCommand false\n");
        assertThat(look(settings.url, key, knownHosts)).endsWith(shop.head());
        Files.copy(key, home.resolve("id_ed25519"));
        Files.copy(knownHosts, home.resolve("known_hosts"));
        Path other = key("other");
        assertThat(look(settings.url, other, knownHosts)).contains("UNAUTHORIZED", other.toString());
        Path nothing = Files.createFile(root.resolve("nothing"));
        assertThat(look(settings.url, key, nothing)).contains("UNTRUSTED", "is not in " + nothing);
    }

    @Test
    void nothingOfItIsLoadedWithoutAnSshAddress() throws Exception {
        assertThat(look(shop.bare().toString(), key, knownHosts, "-Xlog:class+load"))
                .contains(shop.head(), "dev.teal.git.GitSource")
                .doesNotContain("com.jcraft");
    }

    /** What a program of its own prints that looks once. */
    private String look(String url, Path keyFile, Path known, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-Duser.home=" + root.resolve("home"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LookOnce.class.getName()));
        command.addAll(List.of(url, keyFile.toString(), known.toString()));
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().put("HOME", root.resolve("home").toString());
        program.environment().put("GIT_SSH", "/bin/false");
        program.environment().put("GIT_SSH_COMMAND", "/bin/false");
        Process started = program.start();
        return new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Prints the newest commit, or why there is none. */
    static final class LookOnce {

        private LookOnce() {}

        public static void main(String[] arguments) {
            Served.SettingsOf settings = new Served.SettingsOf();
            settings.url = arguments[0];
            settings.ssh = new SshSettings(
                    Optional.of(Path.of(arguments[1])), Optional.empty(), Optional.of(Path.of(arguments[2])));
            try (GitSource source = new GitSource(settings.settings(), new AnyColor())) {
                System.out.println(source.look().head().id());
            } catch (PortException e) {
                System.out.println(e.hold());
            }
        }
    }
}
