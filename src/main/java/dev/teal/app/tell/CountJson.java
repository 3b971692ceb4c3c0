package dev.teal.app.tell;

import java.time.Instant;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Score;
import dev.teal.core.policy.Requests;

/** The requests through one Service as {@code GET /api/applications} shows them; documented in {@code docs/api.md}. */
final class CountJson {

    private CountJson() {}

    static JsonObject of(Counted counted) {
        Requests requests = counted.trickle().requests();
        JsonObject json = new JsonObject()
                .put("service", counted.trickle().service().name())
                .put(requests.site().isEmpty() ? "path" : "url", requests.target())
                .put("everyMillis", requests.every().toMillis())
                .put("summary", CountLine.of(counted))
                .put("before", score(counted.before()));
        counted.trickle().movedAt().ifPresent(at -> json.put("movedAt", at));
        counted.after()
                .ifPresent(score -> json.put("after", score(score))
                        .put("missingMillis", counted.missing().toMillis()));
        counted.newcomer().ifPresent(first -> json.put("firstNew", answer(first.getKey(), first.getValue())));
        return json;
    }

    private static JsonObject score(Score score) {
        JsonArray answers = new JsonArray();
        score.said()
                .forEach(
                        (value, said) -> answers.add(answer(value, said.first()).put("times", said.times())));
        JsonObject json = new JsonObject()
                .put("since", score.since())
                .put("until", score.until())
                .put("sent", score.sent())
                .put("failed", score.failed())
                .put("answers", answers);
        score.failure().ifPresent(it -> json.put("lastFailure", it));
        return json;
    }

    private static JsonObject answer(String value, Instant first) {
        return new JsonObject().put("value", value).put("first", first);
    }
}
