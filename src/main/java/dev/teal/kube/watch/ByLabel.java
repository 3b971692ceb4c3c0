package dev.teal.kube.watch;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

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

    /** Those that have the selector's rarest label; whether they have the others is still to be seen. */
    Set<String> candidates(Selector selector) {
        return selector.labels().entrySet().stream()
                .map(it -> names.getOrDefault(pair(it.getKey(), it.getValue()), Set.of()))
                .min(Comparator.comparingInt(Set::size))
                .orElseThrow();
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
