package dev.teal.manifest.entry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.teal.manifest.finding.NearMiss;

/**
 * One of some words.
 *
 * @param meanings what each word means; in the order in which they are proposed
 */
public record Choice<T>(Map<String, T> meanings) {

    public Choice {
        meanings = Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
    }

    /** One of two words. */
    public static <T> Choice<T> of(String one, T first, String other, T second) {
        Map<String, T> both = new LinkedHashMap<>();
        both.put(one, first);
        both.put(other, second);
        return new Choice<>(both);
    }

    /** What the word means; complains where it is none of them. */
    public Optional<T> in(Value value) {
        if (value.content() instanceof String word && meanings.containsKey(word)) {
            return Optional.of(meanings.get(word));
        }
        value.complain(problem(value), advice(value));
        return Optional.empty();
    }

    private String problem(Value value) {
        return value.content() instanceof String word
                ? "is \"" + word + "\", which is none of its words"
                : "is " + value.kind() + ", where a word is due";
    }

    private String advice(Value value) {
        Optional<String> meant = value.content() instanceof String word
                ? NearMiss.of(word.strip(), meanings.keySet())
                        .or(() -> Optional.of(word.strip()).filter(meanings::containsKey))
                : Optional.empty();
        return meant.map(word -> "did you mean " + value.line(word) + "?")
                .orElseGet(() ->
                        "write " + meanings.keySet().stream().map(value::line).collect(Collectors.joining(" or ")));
    }
}
