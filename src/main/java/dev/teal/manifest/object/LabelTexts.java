package dev.teal.manifest.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.Complaint;
import dev.teal.core.value.Flow;
import dev.teal.core.value.Tree;
import dev.teal.manifest.yaml.FieldPath;

/** Finds labels, and values of selectors, that YAML takes for numbers or truth values where Kubernetes wants text. */
public final class LabelTexts {

    private static final List<String[]> PLACES = List.of(
            new String[] {"metadata", "labels"},
            new String[] {"spec", "selector"},
            new String[] {"spec", "selector", "matchLabels"},
            new String[] {"spec", "template", "metadata", "labels"});

    private LabelTexts() {}

    /** The object with each such value as text, and what is to be said about them. */
    public static Item mended(Item item) {
        Tree content = item.content();
        List<Complaint> found = new ArrayList<>();
        for (String[] place : PLACES) {
            Optional<Tree> listed = listed(content, place);
            if (listed.isPresent()) {
                found.add(item.complaint(
                        String.join(".", place),
                        "is a list, not a map",
                        "write `" + place[place.length - 1] + ": " + Flow.of(listed.get()) + "`"));
                content = content.with(listed.get(), place);
            }
            boolean labels = !place[place.length - 1].equals("selector") || item.is("Service");
            Tree written = content.tree(place);
            for (String label : written.fields()) {
                Object value = written.at(label).orElse("");
                if (labels && (value instanceof Number || value instanceof Boolean)) {
                    String field = FieldPath.child(String.join(".", place), label);
                    String text = item.written(field, value);
                    found.add(item.complaint(
                            field,
                            "is " + kind(value) + " to YAML, not text",
                            "write `" + label + ": \"" + text + "\"`"));
                    String[] path = Arrays.copyOf(place, place.length + 1);
                    path[place.length] = label;
                    content = content.with(text, path);
                }
            }
        }
        return found.isEmpty() ? item : item.with(content).slipped(found);
    }

    /** What YAML takes a value for. */
    public static String kind(Object value) {
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "a truth value";
        }
        if (value instanceof Tree) {
            return "a map";
        }
        return "a list";
    }

    /** The map that a list of single labels was to be. */
    private static Optional<Tree> listed(Tree content, String[] place) {
        Map<String, Object> labels = new LinkedHashMap<>();
        content.trees(place).forEach(label -> label.each(labels::put));
        return labels.isEmpty() ? Optional.empty() : Optional.of(Tree.of(labels));
    }
}
