package dev.teal.core;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The equality selector of a Service: a pod is matched if it has every label.
 *
 * @param labels never empty, since an empty selector means endpoints that somebody else manages; sorted by key
 */
public record Selector(Map<String, String> labels) {

    public Selector {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("a selector names at least one label");
        }
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** Whether a pod with these labels is matched. */
    public boolean matches(Map<String, String> podLabels) {
        return podLabels.entrySet().containsAll(labels.entrySet());
    }

    /** As kubectl writes it: {@code app=shop,version=v2}. */
    @Override
    public String toString() {
        return labels.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }
}
