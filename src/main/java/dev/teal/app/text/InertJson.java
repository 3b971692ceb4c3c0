package dev.teal.app.text;

import java.util.Map;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.teal.core.value.Inert;

/** JSON in whose texts nothing acts, see {@link Inert}. */
public final class InertJson {

    private InertJson() {}

    /** The same JSON with all its texts made inert. */
    public static JsonObject of(JsonObject object) {
        JsonObject inert = new JsonObject();
        for (Map.Entry<String, Object> field : object) {
            inert.put(Inert.text(field.getKey()), value(field.getValue()));
        }
        return inert;
    }

    private static Object value(Object value) {
        if (value instanceof JsonObject object) {
            return of(object);
        }
        if (value instanceof JsonArray array) {
            return new JsonArray(array.stream().map(InertJson::value).toList());
        }
        return value instanceof String text ? Inert.text(text) : value;
    }
}
