package dev.teal.manifest.check;

import java.util.regex.Pattern;

import dev.teal.core.value.PlainScalar;
import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.LabelTexts;
import dev.teal.manifest.object.Placeholder;
import dev.teal.manifest.yaml.FieldPath;

/** Checks the maps of Kubernetes whose values must be text: YAML makes numbers and truth values of unquoted ones. */
final class TextMap {

    /** Kubernetes' rule for the value of a label. */
    private static final Pattern LABEL = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    private final Item item;
    private final Findings findings;

    TextMap(Item item, Findings findings) {
        this.item = item;
        this.findings = findings;
    }

    /** Complains about each value below {@code path} that is no label's value; numbers were made text by {@link LabelTexts}. */
    void labels(String... path) {
        each(path, (field, key, value) -> {
            if (!(value instanceof String text)) {
                findings.complain(
                        item.complaint(field, "is " + LabelTexts.kind(value) + ", not text", "write one word"));
            } else if (!LABEL.matcher(text).matches() && !Placeholder.marked(text)) {
                findings.complain(item.complaint(
                        field,
                        "is \"" + text + "\", which can't be a label",
                        "write for instance `" + key + ": " + PlainScalar.written(label(text))
                                + "`, with letters, digits, `-`, `_` and `.` only, 63 at most"));
            }
        });
    }

    private static String label(String text) {
        String plain = text.replaceAll("[^-A-Za-z0-9_.]+", "-");
        String clipped = plain.substring(0, Math.min(plain.length(), 63));
        return clipped.replaceAll("^[-_.]+|[-_.]+$", "");
    }

    /** Complains about each value below {@code path} that is no text; says no value, since it may be secret. */
    void texts(String... path) {
        each(path, (field, key, value) -> {
            if (!(value instanceof String)) {
                findings.complain(item.complaint(
                        field,
                        "is " + LabelTexts.kind(value) + " to YAML, not text",
                        "put the value of `" + key + "` in quotes"));
            }
        });
    }

    private interface Visitor {
        void visit(String field, String key, Object value);
    }

    private void each(String[] path, Visitor visitor) {
        String parent = String.join(".", path);
        Object found = item.content().at(path).orElse(Tree.EMPTY);
        if (!(found instanceof Tree tree)) {
            findings.complain(item.complaint(
                    parent, "is no map", "write `key: value` lines below `" + path[path.length - 1] + ":`"));
            return;
        }
        tree.each((key, value) -> visitor.visit(FieldPath.child(parent, key), key, value));
    }
}
