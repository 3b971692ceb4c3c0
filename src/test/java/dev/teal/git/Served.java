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
import dev.teal.git.setting.GitSettings;
import dev.teal.git.setting.Limits;
import dev.teal.git.setting.SshSettings;

/** A repository {@code shop.git} behind a server, and what it takes to read it. */
public abstract class Served {

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
    public static PortException failure(GitSource source) {
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
    public static final class SettingsOf {
        public String url = "https://git.example.com/shop/deploy.git";
        public String branch = "main";
        public String path = "";
        public Duration timeout = Duration.ofSeconds(20);
        public Optional<Path> tokenFile = Optional.empty();
        public Optional<Path> authorities = Optional.empty();
        public String username = "git";
        public GitSettings.PlainHttp http = GitSettings.PlainHttp.ALLOWED;
        public SshSettings ssh = SshSettings.NONE;
        public Limits limits = Limits.DEFAULT;

        public GitSettings settings() {
            return new GitSettings(url, branch, path, timeout, tokenFile, authorities, username, http, ssh, limits);
        }
    }
}
