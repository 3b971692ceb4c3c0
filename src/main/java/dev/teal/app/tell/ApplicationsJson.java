package dev.teal.app.tell;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

import dev.teal.app.known.Known;
import dev.teal.app.text.InertJson;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.Standing;
import dev.teal.core.value.ObjectRef;

/** {@code GET /api/applications}, a plain route: a framework for one would be a larger part of the native binary. */
@Singleton
public class ApplicationsJson {

    private final Known known;
    private final Leadership leadership;

    ApplicationsJson(Known known, Leadership leadership) {
        this.known = known;
        this.leadership = leadership;
    }

    void add(@Observes Router router) {
        router.get("/api/applications")
                .handler(request -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=utf-8")
                        .end(applications()));
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
                .appendBuffer(InertJson.of(seen).toBuffer())
                .appendString(",\"lead\":")
                .appendBuffer(InertJson.of(lead(leadership.standing())).toBuffer())
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
            text.appendString(comma).appendBuffer(InertJson.of(item).toBuffer());
            comma = ",";
        }
    }
}
