package dev.teal.manifest.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.value.Tree;
import dev.teal.manifest.entry.Value;
import dev.teal.manifest.yaml.FieldPath;

/** What an answer in JSON has to have, in the file: pointers of RFC 6901, and a plain value for each. */
final class JsonPointers {

    private static final int MOST = 20;
    private static final int LONGEST = 500;
    private static final String POINTER = "(/([^~/]|~[01])*)*";
    private static final String EXAMPLE = "json: {/version: \"2.1\"}";

    private JsonPointers() {}

    /** Each pointer with the value that it has to point to; complains about what is no pointer or no plain value. */
    static Map<String, Optional<Object>> in(Value value) {
        if (!(value.content() instanceof Tree pointers)) {
            value.complain("is " + value.kind() + ", where a map is due", "write for instance `" + EXAMPLE + "`");
            return Map.of();
        }
        if (pointers.isEmpty() || pointers.fields().size() > MOST) {
            value.complain("has " + pointers.fields().size() + " pointers, not 1 to " + MOST, "write as many");
        }
        Map<String, Optional<Object>> found = new LinkedHashMap<>();
        for (String pointer : pointers.fields()) {
            Optional<Object> wanted = pointers.at(pointer);
            if (pointer.length() > LONGEST) {
                complain(value, pointer, "has more than " + LONGEST + " characters", "point to something nearer");
            } else if (!pointer.matches(POINTER)) {
                complain(value, pointer, "is no JSON pointer", "write `" + meant(pointer) + ": …`");
            } else if (wanted.filter(it -> it instanceof Tree || it instanceof List)
                    .isPresent()) {
                complain(value, pointer, "is a map or list, where a plain value is due", "point to a value inside");
            } else {
                found.put(pointer, wanted);
            }
        }
        return found;
    }

    private static void complain(Value value, String pointer, String problem, String advice) {
        value.source()
                .findings()
                .complain(value.source().origin(), FieldPath.child(value.path(), pointer), problem, advice);
    }

    /** What JSONPath and jq call {@code $.status.db} and {@code .status.db}. */
    private static String meant(String pointer) {
        return pointer.startsWith("/")
                ? pointer.replaceAll("~(?![01])", "~0")
                : "/" + pointer.replaceFirst("^\\$?\\.?", "").replace("~", "~0").replace(".", "/");
    }
}
