package dev.teal.kube.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.teal.core.value.Selector;

/**
 * Asks for objects by their labels, of which each may have one of several values: so that those of both colors are one list.
 *
 * @param values by the label's name, sorted; none is empty
 */
public record LabelQuery(Map<String, Set<String>> values) {

    /** What a selector matches. */
    public static LabelQuery of(Selector selector) {
        Map<String, Set<String>> values = new TreeMap<>();
        selector.labels().forEach((key, value) -> values.put(key, Set.of(value)));
        return new LabelQuery(values);
    }

    /** Few queries that find all that these selectors match, and nothing else. */
    public static List<LabelQuery> covering(Collection<Selector> selectors) {
        List<LabelQuery> queries = new ArrayList<>();
        for (Selector selector : selectors) {
            LabelQuery query = of(selector);
            int fitting = 0;
            while (fitting < queries.size() && !queries.get(fitting).isJoinedBy(query)) {
                fitting++;
            }
            if (fitting < queries.size()) {
                queries.set(fitting, queries.get(fitting).joined(query));
            } else {
                queries.add(query);
            }
        }
        return queries;
    }

    /** Whether the two find together just what each finds by itself: they differ in one label. */
    private boolean isJoinedBy(LabelQuery other) {
        return values.keySet().equals(other.values.keySet())
                && values.entrySet().stream()
                                .filter(it -> !it.getValue().equals(other.values.get(it.getKey())))
                                .count()
                        <= 1;
    }

    private LabelQuery joined(LabelQuery other) {
        Map<String, Set<String>> both = new TreeMap<>();
        values.forEach((key, some) -> {
            Set<String> all = new TreeSet<>(some);
            all.addAll(other.values.get(key));
            both.put(key, all);
        });
        return new LabelQuery(both);
    }

    /** Whether all that a selector matches is found. */
    public boolean covers(Selector selector) {
        return values.keySet().equals(selector.labels().keySet()) && matches(selector.labels());
    }

    /** Whether an object with these labels is found. */
    public boolean matches(Map<String, String> labels) {
        return values.entrySet().stream()
                .allMatch(it -> labels.containsKey(it.getKey()) && it.getValue().contains(labels.get(it.getKey())));
    }

    /** As the API server reads it: {@code app=shop,version in (v1,v2)}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(it -> it.getValue().size() == 1
                        ? it.getKey() + "=" + it.getValue().iterator().next()
                        : it.getKey() + " in (" + String.join(",", it.getValue()) + ")")
                .collect(Collectors.joining(","));
    }
}
