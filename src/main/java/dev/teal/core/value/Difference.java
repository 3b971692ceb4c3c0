package dev.teal.core.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place where two trees differ.
 *
 * @param steps the way to it: the key of a field, the index of an item
 */
public record Difference(List<Object> steps) {

    private static final int SHOWN = 5;

    private static final Set<String> BOOKKEEPING =
            Set.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");

    /**
     * Each place where they differ, in the alphabetical order of the keys. A field that holds nothing is as one that is
     * not there; a list with more or fewer items differs as a whole.
     */
    public static List<Difference> between(Tree one, Tree two) {
        List<Difference> found = new ArrayList<>();
        collect(List.of(), one, two, found);
        return found;
    }

    /** The paths of the first few fields that an apply changes, without those that an API server keeps for itself. */
    public static List<String> written(Tree live, Tree applied) {
        return between(live, applied).stream()
                .filter(difference -> !difference.bookkeeping())
                .limit(SHOWN)
                .map(Difference::toString)
                .toList();
    }

    /** An object without what an API server keeps of it for itself. */
    public static Tree withoutBookkeeping(Tree object) {
        Tree bare = object.without("status");
        for (String field : BOOKKEEPING) {
            bare = bare.without("metadata", field);
        }
        return bare;
    }

    private static void collect(List<Object> steps, Object one, Object two, List<Difference> found) {
        if (Objects.equals(one, two)) {
            return;
        }
        if (one instanceof Tree left && two instanceof Tree right) {
            Map<String, Object> lefts = left.values();
            Map<String, Object> rights = right.values();
            Set<String> keys = new TreeSet<>(lefts.keySet());
            keys.addAll(rights.keySet());
            keys.forEach(key -> collect(then(steps, key), lefts.get(key), rights.get(key), found));
        } else if (one instanceof List<?> left && two instanceof List<?> right && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                collect(then(steps, i), left.get(i), right.get(i), found);
            }
        } else {
            found.add(new Difference(steps));
        }
    }

    private static List<Object> then(List<Object> steps, Object step) {
        List<Object> more = new ArrayList<>(steps);
        more.add(step);
        return List.copyOf(more);
    }

    private boolean bookkeeping() {
        return steps.get(0).equals("status")
                || steps.size() > 1 && steps.get(0).equals("metadata") && BOOKKEEPING.contains(steps.get(1));
    }

    /** As an API server writes it: {@code spec.ports[0].name}. */
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.toString();
    }
}
