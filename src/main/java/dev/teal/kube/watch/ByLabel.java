package dev.teal.kube.watch;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** The names of objects by each of their labels: a look reads a few of thousands in its namespace. */
final class ByLabel {

    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();

    void add(Tree object) {
        object.texts("metadata", "labels")
                .forEach((key, value) -> names.computeIfAbsent(pair(key, value), it -> ConcurrentHashMap.newKeySet())
                        .add(name(object)));
    }

    void remove(Tree object) {
        object.texts("metadata", "labels")
                .forEach((key, value) -> names.computeIfPresent(pair(key, value), (pair, all) -> {
                    all.remove(name(object));
                    return all.isEmpty() ? null : all;
                }));
    }

    /** Those that have the selector's rarest label; whether they have the others is still to be seen. */
    Set<String> candidates(Selector selector) {
        return selector.labels().entrySet().stream()
                .map(it -> names.getOrDefault(pair(it.getKey(), it.getValue()), Set.of()))
                .min(Comparator.comparingInt(Set::size))
                .orElseThrow();
    }

    private static String name(Tree object) {
        return object.text("metadata", "name");
    }

    private static String pair(String key, String value) {
        return key + "=" + value;
    }
}
