package dev.teal.kube.owner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.teal.core.value.Tree;

/**
 * The way to a field as {@code metadata.managedFields} writes it (KEP-555): {@code f:} before a key, {@code k:} before what
 * identifies a list's item.
 *
 * @param steps from the object's root; ends early at an item that can't be identified
 * @param value what stands there; an empty tree where nothing does
 */
record ManagedPath(List<String> steps, Object value) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INDEX = Pattern.compile("^\\[(\\d{1,6})].*");

    /**
     * Reads a path as the API server writes it, {@code spec.template.spec.containers[0].image}, along {@code object}: a
     * key may have dots of its own.
     */
    static ManagedPath of(String path, Tree object) {
        List<String> steps = new ArrayList<>();
        Object at = object;
        String rest = path;
        while (!rest.isEmpty()) {
            Matcher index = INDEX.matcher(rest);
            if (at instanceof List<?> list && index.matches() && Integer.parseInt(index.group(1)) < list.size()) {
                at = list.get(Integer.parseInt(index.group(1)));
                Optional<String> key = item(at);
                if (key.isEmpty()) {
                    return new ManagedPath(steps, Tree.EMPTY);
                }
                steps.add(key.get());
                rest = rest.substring(index.end(1) + 1);
            } else {
                String key = key(rest, at);
                steps.add("f:" + key);
                at = at instanceof Tree tree ? tree.at(key).orElse(Tree.EMPTY) : Tree.EMPTY;
                rest = rest.substring(key.length());
            }
            rest = rest.startsWith(".") ? rest.substring(1) : rest;
        }
        return new ManagedPath(steps, at);
    }

    /** The longest key that the rest of the path begins with; where there is none, all up to the next dot. */
    private static String key(String rest, Object at) {
        Optional<String> known = at instanceof Tree tree
                ? tree.fields().stream()
                        .filter(key -> rest.equals(key) || rest.startsWith(key + ".") || rest.startsWith(key + "["))
                        .max((one, two) -> Integer.compare(one.length(), two.length()))
                : Optional.empty();
        return known.orElseGet(() -> rest.split("[.\\[]", 2)[0]);
    }

    /** Items are known by their name, as containers, volumes and variables are. */
    private static Optional<String> item(Object item) {
        return item instanceof Tree tree
                ? tree.at("name")
                        .filter(String.class::isInstance)
                        .map(name -> "k:{\"name\":" + quoted((String) name) + "}")
                : Optional.empty();
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("every text can be quoted", e);
        }
    }

    /** The set of fields that has this one and all below it. */
    Tree owned() {
        Tree owned = ServerFilled.leaves(value);
        for (int i = steps.size() - 1; i >= 0; i--) {
            owned = Tree.EMPTY.with(owned, steps.get(i));
        }
        return owned;
    }

    /** Whether this set of fields has the path's field, or one below it. */
    boolean isIn(Tree fields) {
        return !steps.isEmpty() && fields.at(steps.toArray(String[]::new)).isPresent();
    }
}
