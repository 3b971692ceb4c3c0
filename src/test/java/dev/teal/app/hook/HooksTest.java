package dev.teal.app.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.app.Lines;
import dev.teal.app.setting.TealConfig;

/** Whether it listens, by its settings. */
class HooksTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void takesNoneWithoutAPort() {
        assertThat(Lines.of(() -> hooks(Optional.empty(), Optional.empty()).start(null)))
                .noneMatch(line -> line.startsWith("hook"));
    }

    @Test
    void saysWhereItListens() {
        Hooks hooks = hooks(Optional.of(0), Optional.of(Path.of("secret")));

        List<String> lines = Lines.of(() -> hooks.start(null));
        hooks.stop(null);

        assertThat(lines).singleElement().asString().matches("hooks are taken on port [1-9]\\d+, by POST /hook");
    }

    @Test
    void aPortWithoutASecretEndsTheStart() {
        assertThatThrownBy(() -> hooks(Optional.of(0), Optional.empty()).start(null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "teal.hook.secret-file is not set, and teal.hook.port is: name the file with the secret, as in "
                                + "TEAL_HOOK_SECRET_FILE=/etc/teal/git/hook-secret");
    }

    @Test
    void aPortThatIsTakenEndsTheStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> hooks(Optional.of(port), Optional.of(Path.of("secret")))
                            .start(null))
                    .isInstanceOf(ConfigurationException.class)
                    .hasNoCause()
                    .hasMessageStartingWith("teal.hook.port: another program has the port " + port)
                    .hasMessageEndingWith("write another one, as in TEAL_HOOK_PORT=9000");
        }
    }

    @Test
    void thePagesPortEndsTheStart() {
        assertThatThrownBy(() ->
                        hooks(Optional.of(8080), Optional.of(Path.of("secret"))).start(null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("teal.hook.port: 8080 is the page's; write another one, as in TEAL_HOOK_PORT=9000");
    }

    private Hooks hooks(Optional<Integer> port, Optional<Path> secret) {
        TealConfig.Hook settings = new TealConfig.Hook() {
            @Override
            public Optional<Integer> port() {
                return port;
            }

            @Override
            public Optional<Path> secretFile() {
                return secret;
            }
        };
        Doorbell bell = new Doorbell(() -> {}, new Doorbell.Pauses(Duration.ZERO, Duration.ZERO));
        return new Hooks(vertx, settings, 8080, bell, new SimpleMeterRegistry(), Clock.systemUTC());
    }
}
