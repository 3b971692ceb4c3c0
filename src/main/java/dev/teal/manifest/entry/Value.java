package dev.teal.manifest.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.Origin;
import dev.teal.core.value.PlainScalar;
import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.yaml.FieldPath;

/**
 * What stands at one place of the file.
 *
 * @param source the file
 * @param path the place, as in {@code before.checks[0].http}; empty for the whole file
 * @param key how the line begins, for advice: the name of the field; of an item that of its list
 * @param content text, a number, a truth value, a tree or a list
 */
public record Value(Source source, String path, String key, Object content) {

    /**
     * Where values stand.
     *
     * @param written for each number and truth value, by its path, the characters that stand in the file
     * @param findings takes what is wrong
     */
    public record Source(Origin origin, Map<String, String> written, Findings findings) {}

    /** The field {@code name} of a tree; empty where it holds nothing. */
    public Optional<Value> at(String name) {
        return content instanceof Tree tree
                ? tree.at(name).map(it -> new Value(source, FieldPath.child(path, name), name, it))
                : Optional.empty();
    }

    /** The items of a list, but for those that hold nothing. */
    public List<Value> items() {
        List<Value> items = new ArrayList<>();
        List<?> all = content instanceof List<?> list ? list : List.of();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) != null) {
                items.add(new Value(source, FieldPath.item(path, i), key, all.get(i)));
            }
        }
        return items;
    }

    /** The text; complains where it is something else, of which {@code example} shows how it should look. */
    public Optional<String> text(String example) {
        if (content instanceof String text) {
            return Optional.of(text);
        }
        boolean plain = !(content instanceof Tree || content instanceof List);
        complain(
                "is " + kind() + ", where text is due",
                plain
                        ? "write it in quotes: " + line("\"" + written() + "\"")
                        : "write for instance " + line(PlainScalar.written(example)));
        return Optional.empty();
    }

    /** The characters of a number or truth value. */
    public String written() {
        return source.written().getOrDefault(path, String.valueOf(content));
    }

    /** What kind of value it is, for people. */
    public String kind() {
        if (content instanceof String) {
            return "text";
        }
        if (content instanceof Boolean) {
            boolean plain = List.of("true", "false").contains(written());
            return plain ? "a truth value" : "a truth value (YAML reads " + written() + " so)";
        }
        return content instanceof Tree ? "a map" : content instanceof List ? "a list" : "a number";
    }

    /** A line to write: the field with another value. */
    public String line(String value) {
        return "`" + key + ": " + value + "`";
    }

    /** Refuses the folder for what stands here. */
    public void complain(String problem, String advice) {
        source.findings().complain(source.origin(), path, problem, advice);
    }

    /** Tells the author something about this place that stops nothing. */
    public void note(String message) {
        source.findings().note(source.origin(), path + " " + message);
    }
}
