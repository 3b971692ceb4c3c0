package dev.teal.manifest.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.NearMiss;
import dev.teal.manifest.yaml.FieldPath;

/**
 * The keys that one map of the file may have.
 *
 * @param known in the order in which they are told
 * @param strays keys that people may look for here, each with what to do instead
 * @param example the map in short, as a line
 */
public record Keys(List<String> known, Map<String, String> strays, String example) {

    /** These keys and no others. */
    public static Keys of(String example, String... known) {
        return new Keys(List.of(known), Map.of(), example);
    }

    /** The same, with what to do where {@code key} stands. */
    public Keys but(String key, String advice) {
        Map<String, String> more = new HashMap<>(strays);
        more.put(key, advice);
        return new Keys(known, Map.copyOf(more), example);
    }

    /** The map, if it is one; complains where it is none, and about each key that is not known. */
    public Optional<Value> in(Value value) {
        if (!(value.content() instanceof Tree tree)) {
            value.complain("is " + value.kind() + ", where a map is due", "write for instance `" + example + "`");
            return Optional.empty();
        }
        tree.fields().stream().filter(name -> !known.contains(name)).forEach(name -> unknown(value, name));
        return Optional.of(value);
    }

    private void unknown(Value value, String name) {
        value.source()
                .findings()
                .complain(
                        value.source().origin(),
                        FieldPath.child(value.path(), name),
                        strays.containsKey(name) ? "is not known here" : "is not known",
                        advice(name));
    }

    private String keys() {
        String last = known.get(known.size() - 1);
        return known.size() == 1
                ? "the only key is " + last
                : "the keys are " + String.join(", ", known.subList(0, known.size() - 1)) + " and " + last;
    }

    private String advice(String name) {
        return Optional.ofNullable(strays.get(name))
                .or(() -> NearMiss.of(name, known).map(meant -> "did you mean `" + meant + "`?"))
                .orElse("remove it; " + keys());
    }
}
