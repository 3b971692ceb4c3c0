package dev.teal.manifest.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.Complaint;
import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.NearMiss;
import dev.teal.manifest.yaml.FieldPath;

/**
 * Finds slips in the names of fields. Only what is close to a known field is a mistake here; what is unknown otherwise may
 * come from a later Kubernetes, and the API server's strict validation decides.
 */
public final class FieldSlips {

    private final Item item;
    private final List<Complaint> found = new ArrayList<>();

    private FieldSlips(Item item) {
        this.item = item;
    }

    /** The object with the fields that were meant, and what is to be said about them. */
    public static Item mended(Item item) {
        FieldSlips slips = new FieldSlips(item);
        Tree content = slips.tree(item.content(), "", Shape.of(item));
        return slips.found.isEmpty() ? item : item.with(content).slipped(slips.found);
    }

    private Tree tree(Tree written, String path, Shape shape) {
        Map<String, Object> mended = new LinkedHashMap<>();
        written.each((field, value) -> {
            Optional<String> meant = NearMiss.of(field, shape.known());
            meant.ifPresent(it -> found.add(slip(FieldPath.child(path, field), it, written.has(it))));
            String name = meant.filter(it -> !written.has(it)).orElse(field);
            Shape below = shape.children().get(name);
            mended.put(name, below == null ? value : child(value, FieldPath.child(path, field), below));
        });
        return Tree.of(mended);
    }

    private Object child(Object value, String path, Shape shape) {
        if (value instanceof Tree tree) {
            return tree(tree, path, shape);
        }
        if (!(value instanceof List<?> list)) {
            return value;
        }
        List<Object> mended = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            mended.add(list.get(i) instanceof Tree tree ? tree(tree, FieldPath.item(path, i), shape) : list.get(i));
        }
        return mended;
    }

    private Complaint slip(String path, String meant, boolean there) {
        return item.complaint(
                path,
                "is not known",
                there
                        ? "remove it: `" + meant + "`, which it is close to, stands there, too"
                        : "did you mean `" + meant + "`?");
    }
}
