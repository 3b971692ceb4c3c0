package dev.teal.app.tell;

import io.vertx.core.json.JsonObject;

import dev.teal.core.status.SeenCheck;
import dev.teal.core.status.SeenPod;

/** Pods and their checks as {@code GET /api/applications} shows them; documented in {@code docs/api.md}. */
final class PodJson {

    private PodJson() {}

    static JsonObject of(SeenPod pod) {
        JsonObject json = new JsonObject()
                .put("name", pod.name())
                .put("state", pod.state().name())
                .put("bornAt", pod.bornAt())
                .put("restarts", pod.restarts());
        if (!pod.trouble().isEmpty()) {
            json.put("trouble", pod.trouble());
        }
        return json;
    }

    static JsonObject of(SeenCheck check) {
        return new JsonObject().put("state", check.state().name()).put("seen", check.seen());
    }
}
