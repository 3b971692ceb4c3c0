package dev.teal.cli.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.value.Tree;
import dev.teal.manifest.yaml.FieldPath;

/**
 * Compares two objects field by field, in the order in which they are written. Lists whose items have names of their own, as
 * containers and variables have, are compared by these, whatever the order; others by place, or as a whole where one is longer.
 */
final class FieldChanges {

    /** A color's own business: its names, and what Teal adds. */
    private static final Set<String> APART = Set.of("metadata.name", "metadata.labels[teal.dev/color]");

    private final List<FieldChange> found = new ArrayList<>();

    private FieldChanges() {}

    static List<FieldChange> between(Tree before, Tree after) {
        FieldChanges changes = new FieldChanges();
        changes.trees("", before, after);
        return List.copyOf(changes.found);
    }

    private void trees(String path, Tree before, Tree after) {
        Set<String> keys = new LinkedHashSet<>(before.fields());
        keys.addAll(after.fields());
        keys.forEach(key -> values(FieldPath.child(path, key), before.at(key), after.at(key)));
    }

    private void values(String path, Optional<Object> before, Optional<Object> after) {
        if (before.equals(after) || APART.contains(path)) {
            return;
        }
        Object one = before.orElse(null);
        Object two = after.orElse(null);
        if (one instanceof Tree left && two instanceof Tree right) {
            trees(path, left, right);
        } else if (one instanceof List<?> left && two instanceof List<?> right) {
            lists(path, left, right);
        } else {
            found.add(new FieldChange(path, before, after));
        }
    }

    private void lists(String path, List<?> before, List<?> after) {
        Optional<Map<String, Tree>> left = byName(before);
        Optional<Map<String, Tree>> right = byName(after);
        if (left.isPresent() && right.isPresent()) {
            Set<String> names = new LinkedHashSet<>(left.get().keySet());
            names.addAll(right.get().keySet());
            names.forEach(name -> values(
                    path + "[" + name + "]",
                    Optional.ofNullable(left.get().get(name)),
                    Optional.ofNullable(right.get().get(name))));
        } else if (before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                values(FieldPath.item(path, i), Optional.ofNullable(before.get(i)), Optional.ofNullable(after.get(i)));
            }
        } else {
            found.add(new FieldChange(path, Optional.of(before), Optional.of(after)));
        }
    }

    /** The items by their names, where all have one, and no two the same. */
    private static Optional<Map<String, Tree>> byName(List<?> items) {
        Map<String, Tree> byName = new LinkedHashMap<>();
        for (Object item : items) {
            String name = item instanceof Tree tree ? tree.text("name") : "";
            if (name.isEmpty() || Objects.nonNull(byName.put(name, (Tree) item))) {
                return Optional.empty();
            }
        }
        return Optional.of(byName);
    }
}
