package dev.teal.manifest.together;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.teal.core.value.Color;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.color.Selected;
import dev.teal.manifest.finding.NearMiss;

/**
 * What a selector that fits no pods was probably meant to be.
 *
 * @param labels the selector without its slips
 * @param slips the words that were meant, each as it is on the pods
 */
record MeantSelector(Map<String, String> labels, List<String> slips) {

    /** The selector {@code written}, with keys and values that are a slip of what the pods have put right. */
    static MeantSelector of(Map<String, String> written, Pods pods) {
        TreeSet<String> keys = new TreeSet<>();
        pods.colors().forEach(color -> keys.addAll(pods.labels(color).keySet()));
        Map<String, String> labels = new TreeMap<>();
        List<String> slips = new ArrayList<>();
        written.forEach((key, value) -> {
            String meant = NearMiss.of(key, keys)
                    .filter(it -> !written.containsKey(it))
                    .orElse(key);
            TreeSet<String> values = new TreeSet<>();
            pods.colors().forEach(color -> values.add(pods.labels(color).getOrDefault(meant, "")));
            String meantValue = NearMiss.of(value, values).orElse(value);
            if (!meant.equals(key)) {
                slips.add(meant);
            }
            if (!meantValue.equals(value)) {
                slips.add(meantValue);
            }
            labels.put(meant, meantValue);
        });
        return new MeantSelector(labels, List.copyOf(slips)).withoutStrays(pods);
    }

    /** The same where it fits; else the values of the one color that a label of it is of, which then says what is meant. */
    private MeantSelector withoutStrays(Pods pods) {
        List<Color> meant =
                pods.colors().stream().filter(color -> says(pods, color)).toList();
        if (pods.selected(labels) instanceof Selected.One || meant.size() != 1) {
            return this;
        }
        TreeSet<String> keys = new TreeSet<>(labels.keySet());
        pods.telling().ifPresent(keys::add);
        return new MeantSelector(pods.values(meant.get(0), keys), slips);
    }

    /** Whether one of its values, under whatever key, is one that only this color's pods have, or the color's own word. */
    private boolean says(Pods pods, Color color) {
        Collection<String> values = labels.values();
        return values.contains(color.word())
                || pods.labels(color).entrySet().stream()
                        .anyMatch(label -> pods.common(label.getKey()).isEmpty() && values.contains(label.getValue()));
    }

    /** The question that a message asks; empty where nothing seems to be a slip. */
    String question() {
        return slips.isEmpty() ? "" : " (did you mean `" + String.join("`, `", slips) + "`?)";
    }
}
