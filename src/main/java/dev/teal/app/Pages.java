package dev.teal.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/**
 * The page for people, and the JSON that it reads. Two plain routes: a framework for them would be the larger part of the
 * native binary. The page is served from memory, since Quarkus' own way to serve a file unpacks it below {@code /tmp}
 * first, and in a pod there is nothing to write to.
 */
@Singleton
public class Pages {

    static final String FILE = "page.html";

    private final Board board;

    Pages(Board board) {
        this.board = board;
    }

    void add(@Observes Router router) {
        String page = read();
        router.get("/")
                .handler(request -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                        .end(page));
        router.get("/api/applications")
                .handler(request -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=utf-8")
                        .end(Inert.json(applications()).toBuffer()));
    }

    /** The branch that is followed, and every application, from what the last looks found; asks neither Git nor the cluster. */
    private JsonObject applications() {
        Board.Git git = board.git();
        JsonObject seen = new JsonObject();
        git.snapshot().ifPresent(it -> seen.put("head", it.head().id()));
        git.lookedAt().ifPresent(at -> seen.put("lookedAt", at));
        git.failure().ifPresent(hold -> seen.put("failure", hold.toString()));
        return new JsonObject()
                .put("git", seen)
                .put(
                        "applications",
                        new JsonArray(board.statuses().stream()
                                .map(ApplicationJson::of)
                                .toList()));
    }

    private static String read() {
        try (InputStream in = Pages.class.getResourceAsStream("/" + FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
