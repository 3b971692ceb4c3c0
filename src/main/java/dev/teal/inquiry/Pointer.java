package dev.teal.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.jackson.JacksonCodec;

/**
 * A JSON pointer (RFC 6901), as in {@code /build/version}. Vert.x' own finds no difference between what is null and what is
 * not there.
 */
record Pointer(String text) {

    private static final JacksonCodec JSON = new JacksonCodec();
    private static final String INDEX = "0|[1-9][0-9]{0,8}";

    /** What a pointer points to, which may be null. */
    record Found(Optional<Object> value) {}

    /** Text as JSON; empty where it is none, or holds more than one value. */
    static Optional<Found> parse(String text) {
        try {
            return Optional.of(found(JSON.fromString(text, Object.class)));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    /** What it points to; empty where that is not there. */
    Optional<Found> in(Found document) {
        Optional<Found> at = Optional.of(document);
        if (text.isEmpty()) {
            return at;
        }
        for (String token : text.substring(1).split("/", -1)) {
            String name = token.replace("~1", "/").replace("~0", "~");
            at = at.flatMap(Found::value).flatMap(value -> member(value, name));
        }
        return at;
    }

    private static Optional<Found> member(Object value, String name) {
        if (value instanceof Map<?, ?> object) {
            return object.containsKey(name) ? Optional.of(found(object.get(name))) : Optional.empty();
        }
        if (value instanceof List<?> array && name.matches(INDEX) && Integer.parseInt(name) < array.size()) {
            return Optional.of(found(array.get(Integer.parseInt(name))));
        }
        return Optional.empty();
    }

    private static Found found(Object value) {
        if (value instanceof JsonObject object) {
            return new Found(Optional.of(object.getMap()));
        }
        return value instanceof JsonArray array
                ? new Found(Optional.of(array.getList()))
                : new Found(Optional.ofNullable(value));
    }
}
