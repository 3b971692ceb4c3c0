package dev.teal.app.tell;

import io.vertx.core.json.JsonObject;

import dev.teal.core.check.Measurement;
import dev.teal.core.evidence.Answer;
import dev.teal.core.policy.Query;

/** What is measured as {@code GET /api/applications} shows it; documented in {@code docs/api.md}. */
final class QueryJson {

    private QueryJson() {}

    static JsonObject of(Measurement measurement) {
        Query query = measurement.question().query();
        JsonObject json = new JsonObject()
                .put("expr", measurement.expr())
                .put("expected", query.bounds().toString())
                .put("everyMillis", query.every().toMillis());
        measurement
                .answer()
                .ifPresent(answer -> json.put(word(answer), answer.evidence())
                        .put("inARow", answer.inARow())
                        .put("at", answer.at()));
        return json;
    }

    private static String word(Answer answer) {
        return switch (answer.outcome()) {
            case PASSED -> "within";
            case FAILED -> "outside";
            case UNREACHABLE -> "noData";
        };
    }
}
