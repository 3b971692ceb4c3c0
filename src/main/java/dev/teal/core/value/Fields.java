package dev.teal.core.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads and changes the plain trees that YAML and JSON turn into: maps with text keys, lists, text, numbers, truth
 * values and null. Trees that {@link #frozen} made can't be changed; {@link #with} makes a changed copy.
 */
public final class Fields {

    /** Longer text is hardly ever written twice. */
    private static final int WORD = 32;

    private Fields() {}

    /** The value below {@code path}, if each step exists and is a map. */
    public static Optional<Object> at(Map<String, Object> tree, String... path) {
        Object value = tree;
        for (String step : path) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return Optional.ofNullable(value);
    }

    /** The text below {@code path}; empty text where there is none or it is something else. */
    public static String text(Map<String, Object> tree, String... path) {
        return at(tree, path).map(v -> v instanceof String text ? text : "").orElse("");
    }

    /** The whole number below {@code path}, or {@code otherwise}. */
    public static int number(Map<String, Object> tree, int otherwise, String... path) {
        return at(tree, path)
                .map(v -> v instanceof Number number ? number.intValue() : otherwise)
                .orElse(otherwise);
    }

    /** The map below {@code path}; empty where there is none or it is something else. */
    @SuppressWarnings("unchecked") // the trees hold text keys only: their readers make sure of it
    public static Map<String, Object> map(Map<String, Object> tree, String... path) {
        return at(tree, path)
                .filter(Map.class::isInstance)
                .map(v -> (Map<String, Object>) v)
                .orElse(Map.of());
    }

    /** The maps in the list below {@code path}, without what is no map; empty where there is no list. */
    @SuppressWarnings("unchecked") // as above
    public static List<Map<String, Object>> maps(Map<String, Object> tree, String... path) {
        return at(tree, path).filter(List.class::isInstance).map(v -> (List<Object>) v).orElse(List.of()).stream()
                .filter(Map.class::isInstance)
                .map(v -> (Map<String, Object>) v)
                .toList();
    }

    /** The text values of the map below {@code path}, in the order of their keys. */
    public static Map<String, String> texts(Map<String, Object> tree, String... path) {
        Map<String, String> found = new TreeMap<>();
        map(tree, path).forEach((key, value) -> {
            if (value instanceof String text) {
                found.put(key, text);
            }
        });
        return found;
    }

    /** A copy of {@code tree} in which {@code value} stands below {@code path}; maps on the way are made. */
    public static Map<String, Object> with(Map<String, Object> tree, Object value, String... path) {
        Map<String, Object> copy = new LinkedHashMap<>(tree);
        if (path.length == 1) {
            copy.put(path[0], frozen(value));
        } else {
            copy.put(
                    path[0],
                    with(
                            map(tree, path[0]),
                            value,
                            List.of(path).subList(1, path.length).toArray(String[]::new)));
        }
        return Collections.unmodifiableMap(copy);
    }

    /** A copy of {@code tree} in which nothing stands below {@code path}. */
    public static Map<String, Object> without(Map<String, Object> tree, String... path) {
        if (at(tree, path).isEmpty()
                && !map(tree, List.of(path).subList(0, path.length - 1).toArray(String[]::new))
                        .containsKey(path[path.length - 1])) {
            return tree;
        }
        Map<String, Object> copy = new LinkedHashMap<>(tree);
        if (path.length == 1) {
            copy.remove(path[0]);
        } else {
            copy.put(
                    path[0],
                    without(
                            map(tree, path[0]),
                            List.of(path).subList(1, path.length).toArray(String[]::new)));
        }
        return Collections.unmodifiableMap(copy);
    }

    /**
     * A deep copy that can't be changed. It is as small as a tree can be, since it stays for as long as its folder does: each
     * map has just the room for its fields, and the words that every manifest has are there once.
     */
    public static Object frozen(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>(Math.max(1, map.size()), 1);
            map.forEach((key, child) -> copy.put(String.valueOf(key).intern(), frozen(child)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Fields::frozen).toList();
        }
        return value instanceof String text && text.length() <= WORD ? text.intern() : value;
    }
}
