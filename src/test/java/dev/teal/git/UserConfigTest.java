package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.teal.core.port.PortException;

/** The configuration of user and machine, which JGit reads once for a whole program. */
class UserConfigTest extends Served {

    @Test
    void isNotObeyed() throws Exception {
        shop.write("shop/color", "green").commit("Begin").push();
        Path home = Files.createDirectory(root.resolve("home"));
        String config =
                "[url \"file:///nowhere/\"]\n insteadOf = http://127.0.0.1\n[http]\n extraHeader = X-Planted: yes\n";
        Files.writeString(home.resolve(".gitconfig"), config);
        Files.createDirectories(home.resolve("jgit"));
        Files.writeString(home.resolve("jgit/config"), config);
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                LookOnce.class.getName(),
                settings.url);
        program.redirectError(root.resolve("errors").toFile());
        program.environment().put("HOME", home.toString());
        program.environment().put("XDG_CONFIG_HOME", home.toString());
        program.environment()
                .put("GIT_CONFIG_GLOBAL", home.resolve(".gitconfig").toString());
        Process started = program.start();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.strip()).as(Files.readString(root.resolve("errors"))).isEqualTo(shop.head());
        assertThat(server.requests())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.headers()).doesNotContainKey("X-planted"));
    }

    /** A program of its own that prints the newest commit of the URL that it gets. */
    static final class LookOnce {

        private LookOnce() {}

        public static void main(String[] arguments) throws PortException {
            SettingsOf settings = new SettingsOf();
            settings.url = arguments[0];
            try (GitSource source = new GitSource(settings.settings(), new AnyColor())) {
                System.out.println(source.look().head().id());
            }
        }
    }
}
