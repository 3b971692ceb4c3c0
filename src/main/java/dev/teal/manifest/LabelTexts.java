package dev.teal.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.teal.core.Complaint;
import dev.teal.core.Fields;

/** Finds labels, and values of selectors, that YAML takes for numbers or truth values where Kubernetes wants text. */
final class LabelTexts {

    private static final List<String[]> PLACES = List.of(
            new String[] {"metadata", "labels"},
            new String[] {"spec", "selector"},
            new String[] {"spec", "selector", "matchLabels"},
            new String[] {"spec", "template", "metadata", "labels"});

    private LabelTexts() {}

    /** The object with each such value as text, and what is to be said about them. */
    static Item mended(Item item) {
        Map<String, Object> content = item.content();
        List<Complaint> found = new ArrayList<>();
        for (String[] place : PLACES) {
            boolean labels = !place[place.length - 1].equals("selector") || item.is("Service");
            for (Map.Entry<String, Object> label : Fields.map(content, place).entrySet()) {
                Object value = label.getValue();
                if (labels && (value instanceof Number || value instanceof Boolean)) {
                    String field = FieldPath.child(String.join(".", place), label.getKey());
                    String written = item.written(field, value);
                    found.add(item.complaint(
                            field,
                            "is " + TextMap.kind(value) + " to YAML, not text",
                            "write `" + label.getKey() + ": \"" + written + "\"`"));
                    String[] path = Arrays.copyOf(place, place.length + 1);
                    path[place.length] = label.getKey();
                    content = Fields.with(content, written, path);
                }
            }
        }
        return found.isEmpty() ? item : item.with(content).slipped(found);
    }
}
