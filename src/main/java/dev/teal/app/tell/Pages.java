package dev.teal.app.tell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import org.jboss.logging.Logger;

import dev.teal.app.known.Known;
import dev.teal.app.text.Inert;
import dev.teal.app.text.Place;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.Standing;
import dev.teal.core.value.ObjectRef;

/**
 * The page for people, and the JSON that it reads. Two plain routes: a framework for them would be the larger part of the
 * native binary. The page is served from memory, since Quarkus' own way to serve a file unpacks it below {@code /tmp}
 * first, and in a pod there is nothing to write to.
 */
@Singleton
public class Pages {

    public static final String FILE = "page.html";

    private static final Logger LOG = Logger.getLogger("dev.teal");

    private final Known known;
    private final Leadership leadership;

    Pages(Known known, Leadership leadership) {
        this.known = known;
        this.leadership = leadership;
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
                        .end(applications()));
    }

    /** Says once where they are, when the port is open: the one that it is in the end, where the system chose it. */
    void listens(@ObservesAsync HttpServerStart started, HttpServer server) {
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            // In dev mode Quarkus says it itself.
            LOG.infof(
                    "the page and the JSON are on %s",
                    new Place(started.options().getHost(), server.getPort()));
        }
    }

    /**
     * The branch that is followed, and every application, from what the last looks found; asks neither Git nor the cluster.
     * One application at a time becomes text: as objects, hundreds of them are larger than the heap.
     */
    private Buffer applications() {
        Known.Git git = known.git();
        JsonObject seen = new JsonObject();
        git.snapshot().ifPresent(it -> seen.put("head", it.head().id()));
        git.lookedAt().ifPresent(at -> seen.put("lookedAt", at));
        git.failure().ifPresent(hold -> seen.put("failure", hold.toString()));
        Buffer text = Buffer.buffer("{\"git\":")
                .appendBuffer(Inert.json(seen).toBuffer())
                .appendString(",\"lead\":")
                .appendBuffer(Inert.json(lead(leadership.standing())).toBuffer())
                .appendString(",\"applications\":[");
        boolean looked = leadership.standing().hasLooked();
        append(text, known.statuses().stream().filter(it -> looked).map(ApplicationJson::of));
        text.appendString("],\"leftBehind\":[");
        append(text, known.leftBehind().entrySet().stream().map(it -> leftBehind(it.getKey(), it.getValue())));
        return text.appendString("]}");
    }

    private static JsonObject lead(Standing standing) {
        JsonObject json = new JsonObject().put("part", standing.part().name());
        if (!standing.self().isEmpty()) {
            json.put("self", standing.self());
        }
        if (!standing.leader().isEmpty()) {
            json.put("leader", standing.leader());
        }
        standing.failure().ifPresent(hold -> json.put("failure", hold.toString()));
        return json;
    }

    private static JsonObject leftBehind(String application, List<ObjectRef> deployments) {
        return new JsonObject()
                .put("application", application)
                .put(
                        "deployments",
                        new JsonArray(deployments.stream()
                                .map(it -> it.namespace() + "/" + it.name())
                                .toList()));
    }

    private static void append(Buffer text, Stream<JsonObject> items) {
        String comma = "";
        for (JsonObject item : (Iterable<JsonObject>) items::iterator) {
            text.appendString(comma).appendBuffer(Inert.json(item).toBuffer());
            comma = ",";
        }
    }

    private static String read() {
        try (InputStream in = Pages.class.getResourceAsStream("/" + FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
