package dev.teal.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.teal.core.value.Fields;

/**
 * The way to a field as {@code metadata.managedFields} writes it (KEP-555): {@code f:} before a key, {@code k:} before what
 * identifies a list's item.
 *
 * @param steps from the object's root; ends early at an item that can't be identified
 * @param value what stands there; an empty map where nothing does
 */
record ManagedPath(List<String> steps, Object value) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INDEX = Pattern.compile("^\\[(\\d{1,6})].*");

    /**
     * Reads a path as the API server writes it, {@code spec.template.spec.containers[0].image}, along {@code object}: a
     * key may have dots of its own.
     */
    static ManagedPath of(String path, Map<String, Object> object) {
        List<String> steps = new ArrayList<>();
        Object at = object;
        String rest = path;
        while (!rest.isEmpty()) {
            Matcher index = INDEX.matcher(rest);
            if (at instanceof List<?> list && index.matches() && Integer.parseInt(index.group(1)) < list.size()) {
                at = list.get(Integer.parseInt(index.group(1)));
                Optional<String> key = item(at);
                if (key.isEmpty()) {
                    return new ManagedPath(steps, Map.of());
                }
                steps.add(key.get());
                rest = rest.substring(index.end(1) + 1);
            } else {
                String key = key(rest, at);
                steps.add("f:" + key);
                at = at instanceof Map<?, ?> map ? map.get(key) : null;
                rest = rest.substring(key.length());
            }
            rest = rest.startsWith(".") ? rest.substring(1) : rest;
        }
        return new ManagedPath(steps, at == null ? Map.of() : at);
    }

    /** The longest key that the rest of the path begins with; where there is none, all up to the next dot. */
    private static String key(String rest, Object at) {
        Optional<String> known = at instanceof Map<?, ?> map
                ? map.keySet().stream()
                        .map(Object::toString)
                        .filter(key -> rest.equals(key) || rest.startsWith(key + ".") || rest.startsWith(key + "["))
                        .max((one, two) -> Integer.compare(one.length(), two.length()))
                : Optional.empty();
        return known.orElseGet(() -> rest.split("[.\\[]", 2)[0]);
    }

    /** Items are known by their name, as containers, volumes and variables are. */
    private static Optional<String> item(Object item) {
        return item instanceof Map<?, ?> map && map.get("name") instanceof String name
                ? Optional.of("k:{\"name\":" + quoted(name) + "}")
                : Optional.empty();
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("every text can be quoted", e);
        }
    }

    /** The set of fields that has this one and all below it. */
    Map<String, Object> owned() {
        Map<String, Object> owned = ServerFilled.leaves(value);
        for (int i = steps.size() - 1; i >= 0; i--) {
            owned = Map.of(steps.get(i), owned);
        }
        return owned;
    }

    /** Whether this set of fields has the path's field, or one below it. */
    boolean isIn(Map<String, Object> fields) {
        return !steps.isEmpty()
                && Fields.at(fields, steps.toArray(String[]::new)).isPresent();
    }
}
