package dev.teal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.teal.told.Listening;

/** Has the program under test tell a Git server of its own, which a test's field of type {@link Listening} is. */
public final class StatusSettings implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "tok_0123456789";

    private Listening server;

    @Override
    public Map<String, String> start() {
        try {
            server = new Listening();
            Path token = Files.createTempFile("teal-status", ".token");
            Files.writeString(token, TOKEN + "\n");
            return Map.of(
                    "teal.status.token-file",
                    token.toString(),
                    "teal.status.provider",
                    "gitea",
                    "teal.status.url",
                    server.uri("/api/v1").toString(),
                    "teal.status.repository",
                    "shop/deploy",
                    "teal.git.allow-http",
                    "true",
                    "teal.name",
                    "test",
                    "teal.page-url",
                    "https://teal.example.com/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(Listening.class));
    }
}
