package dev.teal.git;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.core.desired.Reading;
import dev.teal.core.port.Folder;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Snapshot;

/** A repository {@code shop.git} behind a server, and what it takes to read it. */
abstract class Served {

    @TempDir
    Path root;

    GitHttpServer server;
    TestRepository shop;
    final AnyColor format = new AnyColor();
    final SettingsOf settings = new SettingsOf();
    private final List<GitSource> sources = new ArrayList<>();

    @BeforeEach
    void serve() {
        server = new GitHttpServer(root);
        shop = new TestRepository(root, "shop");
        settings.url = server.url("shop.git");
    }

    @AfterEach
    void stop() {
        sources.forEach(GitSource::close);
        server.close();
    }

    /** A source with the settings as they are now. */
    GitSource source() {
        GitSource source = new GitSource(settings.settings(), format);
        sources.add(source);
        return source;
    }

    /** What a look ends with that has to fail. */
    static PortException failure(GitSource source) {
        return catchThrowableOfType(PortException.class, source::look);
    }

    /** A file of a folder, as something to compare with. */
    static Folder.Entry text(String name, String content) {
        return new Folder.Text(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> names(Snapshot snapshot) {
        return snapshot.applications().stream().map(Reading::application).toList();
    }

    /** Settings that a test changes one by one. */
    static final class SettingsOf {
        String url = "https://git.example.com/shop/deploy.git";
        String branch = "main";
        String path = "";
        Duration timeout = Duration.ofSeconds(20);
        Optional<Path> tokenFile = Optional.empty();
        Optional<Path> authorities = Optional.empty();
        String username = "git";
        GitSettings.PlainHttp http = GitSettings.PlainHttp.ALLOWED;
        SshSettings ssh = SshSettings.NONE;
        GitSettings.Limits limits = GitSettings.Limits.DEFAULT;

        GitSettings settings() {
            return new GitSettings(url, branch, path, timeout, tokenFile, authorities, username, http, ssh, limits);
        }
    }
}
