package dev.teal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.teal.told.Listening;

/** Has the program under test tell a server of its own, as a Git server, a program and a chat, which a test's field of type {@link Listening} is. */
public final class StatusSettings implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "tok_0123456789";

    private Listening server;

    @Override
    public Map<String, String> start() {
        try {
            server = new Listening();
            Path token = Files.createTempFile("teal-status", ".token");
            Files.writeString(token, TOKEN + "\n");
            Path chat = Files.createTempFile("teal-chat", ".url");
            Files.writeString(chat, server.uri("/chat/s3cr3t") + "\n");
            return Map.ofEntries(
                    Map.entry("teal.events.url", server.uri("/events").toString()),
                    Map.entry("teal.chat.url-file", chat.toString()),
                    Map.entry("teal.status.token-file", token.toString()),
                    Map.entry("teal.status.provider", "gitea"),
                    Map.entry("teal.status.url", server.uri("/api/v1").toString()),
                    Map.entry("teal.status.repository", "shop/deploy"),
                    Map.entry("teal.git.allow-http", "true"),
                    Map.entry("teal.name", "test"),
                    Map.entry("teal.page-url", "https://teal.example.com/"));
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
