package dev.teal.manifest.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.teal.core.value.Tree;

/** The merge key {@code <<} of YAML 1.1, which kubectl follows: fields of other maps, where the map has none of its own. */
final class Merge {
    private final List<Tree> sources = new ArrayList<>();
    private int mistakes;

    /** Adds what stands at a merge key: a map, or a list of maps, of which the first wins. */
    void add(Object value) {
        List<?> all = value instanceof List<?> list ? list : Collections.singletonList(value);
        for (Object source : all) {
            if (source instanceof Tree tree) {
                sources.add(tree);
            } else {
                mistakes++;
            }
        }
    }

    /** Whether something was to be merged that is no map. */
    boolean mistaken() {
        return mistakes > 0;
    }

    /** Puts in what {@code fields} lacks. */
    void into(Map<String, Object> fields) {
        sources.forEach(source -> source.each(fields::putIfAbsent));
    }
}
