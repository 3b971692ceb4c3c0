package dev.teal.manifest.together;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import dev.teal.manifest.yaml.FieldPath;

/** Compares two trees. */
final class Difference {

    private Difference() {}

    /** The path of the first field, in alphabetical order, in which they differ; empty where they are equal. */
    static Optional<String> first(Map<?, ?> one, Map<?, ?> two) {
        return first("", one, two);
    }

    private static Optional<String> first(String path, Object one, Object two) {
        if (Objects.equals(one, two)) {
            return Optional.empty();
        }
        if (one instanceof Map<?, ?> left && two instanceof Map<?, ?> right) {
            TreeSet<String> keys = new TreeSet<>();
            left.keySet().forEach(key -> keys.add((String) key));
            right.keySet().forEach(key -> keys.add((String) key));
            return keys.stream()
                    .map(key -> first(FieldPath.child(path, key), left.get(key), right.get(key)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (one instanceof List<?> left && two instanceof List<?> right && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                Optional<String> found = first(FieldPath.item(path, i), left.get(i), right.get(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.of(path);
    }
}
