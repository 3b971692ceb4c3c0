package dev.teal.core.value;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The equality selector of a Service: a pod is matched if it has every label.
 *
 * @param labels never empty, since an empty selector means endpoints that somebody else manages; sorted by key
 */
public record Selector(Map<String, String> labels) {

    /** By the API server's rules for labels: an optional DNS prefix, a name and a value of at most 63 characters. */
    private static final Pattern LABEL = Pattern.compile(
            "(?<key>([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?(?<name>[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?))"
                    + "=(?<value>([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?)");

    private static final int LONGEST = 63;

    public Selector {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("a selector names at least one label");
        }
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** What {@link #toString} has written; empty where a part of the text is no label that Kubernetes would take. */
    public static Optional<Selector> parse(String text) {
        Map<String, String> labels = new TreeMap<>();
        for (String pair : text.split(",", -1)) {
            Matcher label = LABEL.matcher(pair);
            if (!label.matches()
                    || label.group("name").length() > LONGEST
                    || label.group("value").length() > LONGEST) {
                return Optional.empty();
            }
            labels.put(label.group("key"), label.group("value"));
        }
        return Optional.of(new Selector(labels));
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
