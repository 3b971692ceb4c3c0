package dev.teal.kube.watch;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.teal.core.value.Tree;
import dev.teal.kube.api.LabelQuery;

/** The names of objects by each of their labels: a look reads a few of thousands in its namespace. */
final class ByLabel {

    private static final String[] LABELS = {"metadata", "labels"};

    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();

    /**
     * The object of this name is labelled so now; an empty tree has no label. At no moment is it missing under a label that it
     * has before and afterwards.
     */
    void replace(String name, Tree before, Tree now) {
        if (before.tree(LABELS).equals(now.tree(LABELS))) {
            return;
        }
        Set<String> old = pairs(before);
        Set<String> all = pairs(now);
        all.forEach(pair ->
                names.computeIfAbsent(pair, it -> ConcurrentHashMap.newKeySet()).add(name));
        old.removeAll(all);
        old.forEach(pair -> names.computeIfPresent(pair, (it, named) -> {
            named.remove(name);
            return named.isEmpty() ? null : named;
        }));
    }

    /** Those that have the rarest label that is asked for; whether they have the others is still to be seen. */
    Set<String> candidates(LabelQuery labels) {
        return labels.values().entrySet().stream()
                .map(it -> named(it.getKey(), it.getValue()))
                .min(Comparator.comparingInt(Named::size))
                .map(Named::all)
                .orElseThrow();
    }

    private Named named(String key, Set<String> values) {
        return new Named(values.stream()
                .map(value -> names.getOrDefault(pair(key, value), Set.of()))
                .toList());
    }

    /** Names in several sets, none of which is in two: an object has one value of a label. */
    private record Named(List<Set<String>> sets) {

        int size() {
            return sets.stream().mapToInt(Set::size).sum();
        }

        Set<String> all() {
            return sets.size() == 1
                    ? sets.get(0)
                    : sets.stream().flatMap(Set::stream).collect(Collectors.toSet());
        }
    }

    private static Set<String> pairs(Tree object) {
        Set<String> pairs = new HashSet<>();
        object.texts(LABELS).forEach((key, value) -> pairs.add(pair(key, value)));
        return pairs;
    }

    private static String pair(String key, String value) {
        return key + "=" + value;
    }
}
