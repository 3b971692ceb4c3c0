package dev.teal.core.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values as YAML on one line, so that a message has something to paste. */
public final class Flow {

    private Flow() {}

    /** A tree, map, list, text, number or truth value; text has quotes where YAML would take it for something else. */
    public static String of(Object value) {
        if (value instanceof Tree tree) {
            return of(tree.plain());
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> PlainScalar.written((String) entry.getKey()) + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Flow::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? PlainScalar.written(text) : String.valueOf(value);
    }
}
