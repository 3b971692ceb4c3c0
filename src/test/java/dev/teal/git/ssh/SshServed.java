package dev.teal.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Reason;
import dev.teal.git.AnyColor;
import dev.teal.git.GitSource;
import dev.teal.git.Served;
import dev.teal.git.TestRepository;
import dev.teal.git.setting.SshSettings;

/** A repository {@code shop.git} behind OpenSSH's server, and a key that is let in. */
abstract class SshServed {

    @TempDir
    Path root;

    SshServer server;
    TestRepository shop;
    Path key;
    Path knownHosts;
    final Served.SettingsOf settings = new Served.SettingsOf();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void serve() {
        SshServer.assumeInstalled();
        shop = new TestRepository(root, "shop")
                .write("shop/color", "green")
                .commit("Begin")
                .push();
        serve("AcceptEnv GIT_PROTOCOL");
    }

    /** Serves by another configuration. */
    void serve(String... options) {
        server = new SshServer(root, options);
        open.add(server);
        key = key("id");
        server.authorize(Keygen.publicKey(key));
        knownHosts = root.resolve("known_hosts");
        known(server.knownHosts(KeyKind.ED25519));
        settings.url = server.url(shop.bare());
        settings.ssh = new SshSettings(Optional.of(key), Optional.empty(), Optional.of(knownHosts));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable it : open) {
            it.close();
        }
    }

    GitSource source() {
        GitSource source = new GitSource(settings.settings(), new AnyColor());
        open.add(source);
        return source;
    }

    /** A new key. */
    Path key(String name, String... more) {
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            List<String> arguments = new ArrayList<>(List.of("-q", "-t", "ed25519", "-f", file.toString()));
            arguments.addAll(more.length == 0 ? List.of("-N", "") : List.of(more));
            Keygen.run(arguments.toArray(String[]::new));
        }
        return file;
    }

    void known(String lines) {
        write(knownHosts, lines);
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void reads(GitSource source) throws PortException {
        assertThat(source.look().head().id()).isEqualTo(shop.head());
    }

    static PortException stalled(GitSource source, Reason reason, String... texts) {
        PortException failure = Served.failure(source);
        assertThat(failure.hold().toString()).contains(texts);
        assertThat(failure).isInstanceOf(StalledException.class);
        assertThat(failure.reason()).isEqualTo(reason);
        return failure;
    }

    static PortException unreachable(GitSource source, String... texts) {
        PortException failure = Served.failure(source);
        assertThat(failure.hold().toString()).contains(texts);
        assertThat(failure).isInstanceOf(TransientException.class);
        assertThat(failure.reason()).isEqualTo(Reason.GIT_UNREACHABLE);
        return failure;
    }
}
