package dev.teal.core.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * A map of fields as YAML and JSON have them, such as a Kubernetes object; it can't be changed. A field holds text, a number,
 * a truth value, a tree, a list of such values, or nothing ({@code labels:} in YAML). The fields keep the order in which
 * they were written; trees are equal if they have equal fields in whatever order.
 */
public final class Tree {

    /** A tree without fields. */
    public static final Tree EMPTY = new Tree();

    /** See {@link Pairs}: a tree stays for as long as its folder does, so it is as small as it can be. */
    private final Object[] pairs;

    private Tree(Object... pairs) {
        this.pairs = pairs;
    }

    /** What a map of text keys, maps, lists and plain values says now; it follows no later change of them. */
    public static Tree of(Map<?, ?> plain) {
        Object[] pairs = new Object[2 * plain.size()];
        int end = 0;
        for (Map.Entry<?, ?> field : plain.entrySet()) {
            pairs[end++] = Words.shared(String.valueOf(field.getKey()));
            pairs[end++] = node(field.getValue());
        }
        return end == 0 ? EMPTY : new Tree(pairs);
    }

    private static Object node(Object plain) {
        if (plain instanceof Map<?, ?> map) {
            return of(map);
        }
        if (plain instanceof List<?> list) {
            List<Object> items = new ArrayList<>(list.size());
            list.forEach(item -> items.add(node(item)));
            return items.contains(null) ? Collections.unmodifiableList(items) : List.copyOf(items);
        }
        return plain instanceof String text ? Words.shared(text) : plain;
    }

    /** Whether there is no field. */
    public boolean isEmpty() {
        return pairs.length == 0;
    }

    /** The keys in their order, also of fields that hold nothing. */
    public List<String> fields() {
        return Pairs.keys(pairs).toList();
    }

    /** Whether there is a field at the end of {@code path}, also one that holds nothing. */
    public boolean has(String... path) {
        Tree above = tree(Arrays.copyOf(path, path.length - 1));
        return Pairs.place(above.pairs, path[path.length - 1]) >= 0;
    }

    /** The value below {@code path}, if each step exists; a list can't be changed, and its maps are trees. */
    public Optional<Object> at(String... path) {
        Object value = this;
        for (String step : path) {
            value = value instanceof Tree tree ? Pairs.value(tree.pairs, step) : null;
        }
        return Optional.ofNullable(value);
    }

    /** The text below {@code path}; empty text where there is none or it is something else. */
    public String text(String... path) {
        return at(path).map(v -> v instanceof String text ? text : "").orElse("");
    }

    /** The whole number below {@code path}, or {@code otherwise}. */
    public int number(int otherwise, String... path) {
        return at(path).map(v -> v instanceof Number number ? number.intValue() : otherwise)
                .orElse(otherwise);
    }

    /** Whether the value below {@code path} is there, and true. */
    public boolean isTrue(String... path) {
        return at(path).equals(Optional.of(true));
    }

    /** The tree below {@code path}; empty where there is none or it is something else. */
    public Tree tree(String... path) {
        return at(path).map(v -> v instanceof Tree tree ? tree : EMPTY).orElse(EMPTY);
    }

    /** The list below {@code path}; empty where there is none or it is something else. */
    public List<?> list(String... path) {
        return at(path).map(v -> v instanceof List<?> list ? list : List.of()).orElse(List.of());
    }

    /** The trees in the list below {@code path}, without what is no tree; empty where there is no list. */
    public List<Tree> trees(String... path) {
        return list(path).stream()
                .filter(Tree.class::isInstance)
                .map(Tree.class::cast)
                .toList();
    }

    /** The text values of the tree below {@code path}, in the order of their keys. */
    public Map<String, String> texts(String... path) {
        Map<String, String> found = new TreeMap<>();
        tree(path).each((key, value) -> {
            if (value instanceof String text) {
                found.put(key, text);
            }
        });
        return found;
    }

    /** Shows {@code visitor} each field that holds something, in their order. */
    public void each(BiConsumer<String, Object> visitor) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                visitor.accept((String) pairs[i], pairs[i + 1]);
            }
        }
    }

    /** A copy in which {@code value}, plain or a tree, stands below {@code path}; trees on the way are made. */
    public Tree with(Object value, String... path) {
        Object wanted = path.length == 1 ? node(value) : tree(path[0]).with(value, below(path));
        return new Tree(Pairs.with(pairs, path[0], wanted));
    }

    /** A copy in which nothing stands below {@code path}; the same where nothing does. */
    public Tree without(String... path) {
        int place = Pairs.place(pairs, path[0]);
        if (place < 0) {
            return this;
        }
        if (path.length == 1) {
            return new Tree(Pairs.without(pairs, place));
        }
        Tree more = tree(path[0]);
        Tree less = more.without(below(path));
        return less == more ? this : with(less, path[0]);
    }

    private static String[] below(String... path) {
        return Arrays.copyOfRange(path, 1, path.length);
    }

    /** Each key with its value, for one who looks up many of them; {@code null} where a field holds nothing. */
    Map<String, Object> values() {
        return Pairs.map(pairs);
    }

    /** The same as maps and lists, which may be changed. */
    public Map<String, Object> plain() {
        Map<String, Object> plain = values();
        plain.replaceAll((key, value) -> plain(value));
        return plain;
    }

    private static Object plain(Object value) {
        if (value instanceof Tree tree) {
            return tree.plain();
        }
        return value instanceof List<?> list
                ? list.stream().map(Tree::plain).collect(Collectors.toCollection(ArrayList::new))
                : value;
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof Tree tree && Pairs.same(pairs, tree.pairs);
    }

    @Override
    public int hashCode() {
        return Pairs.hash(pairs);
    }

    /** For messages: {@code {app=shop, ports=[80]}}; of a Secret its name only. */
    @Override
    public String toString() {
        return text("kind").equals("Secret")
                ? "{kind=Secret, name=" + text("metadata", "name") + "}"
                : values().toString();
    }
}
