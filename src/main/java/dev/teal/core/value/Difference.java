package dev.teal.core.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which fields of an object an apply would change, without those that an API server keeps for itself. */
public final class Difference {

    private static final int SHOWN = 5;

    private static final Set<String> BOOKKEEPING = Set.of(
            "status",
            "metadata.managedFields",
            "metadata.resourceVersion",
            "metadata.generation",
            "metadata.uid",
            "metadata.creationTimestamp",
            "metadata.selfLink");

    private Difference() {}

    /** The paths of the first few fields that differ, sorted; empty if none does. */
    public static List<String> between(Map<String, Object> live, Map<String, Object> applied) {
        List<String> paths = new ArrayList<>();
        collect("", live, applied, paths);
        return paths.stream().limit(SHOWN).toList();
    }

    private static void collect(String path, Object live, Object applied, List<String> paths) {
        if (BOOKKEEPING.contains(path) || Objects.equals(live, applied)) {
            return;
        }
        if (live instanceof Map<?, ?> one && applied instanceof Map<?, ?> two) {
            Set<String> keys = new TreeSet<>();
            one.keySet().forEach(key -> keys.add(key.toString()));
            two.keySet().forEach(key -> keys.add(key.toString()));
            keys.forEach(key -> collect(path.isEmpty() ? key : path + "." + key, one.get(key), two.get(key), paths));
        } else if (live instanceof List<?> one && applied instanceof List<?> two && one.size() == two.size()) {
            for (int i = 0; i < one.size(); i++) {
                collect(path + "[" + i + "]", one.get(i), two.get(i), paths);
            }
        } else {
            paths.add(path);
        }
    }
}
