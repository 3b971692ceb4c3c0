package dev.teal.manifest.object;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.yaml.FieldPath;

/** Recognises values that a person or another tool was to fill in first. */
public final class Placeholder {

    private static final Pattern MARKED = Pattern.compile(
            "\\$\\{[^}]*}|\\$\\([A-Za-z_]+\\)|\\{\\{|<[A-Za-z][^>]*>|\\[[A-Za-z][A-Za-z _-]*]|__[A-Z_]+__|#\\{|@[A-Za-z_]+@|%[A-Za-z_]+%");

    /** Whole parts of a value that are words for what should stand there. */
    private static final Pattern WORD = Pattern.compile("[A-Z]{2,}[A-Z0-9]*([_-][A-Z0-9]+)*"
            + "|(?i:your|your[-_].*|your(docker|hub|registry|repo|user|name|account|org|company|project|image|app|id|domain|team|aws).*)"
            + "|(?i:aws_account_id|change[-_]?me|replace[-_]?(me|this)|placeholder|todo|xxx+)");

    /** Fields that hold free text, in which such marks mean something to whoever reads it. */
    private static final Set<String> FREE =
            Set.of("annotations", "data", "binaryData", "stringData", "env", "args", "command", "subPathExpr", "image");

    private Placeholder() {}

    /** What to say about a value that is one. */
    public static String problem(String text) {
        return "is \"" + text + "\", a placeholder that nobody fills in";
    }

    /** Whether there is a mark for somebody to replace in it, as in <code>${IMAGE_TAG}</code> or {@code <host>}. */
    public static boolean marked(String text) {
        return MARKED.matcher(text).find();
    }

    /** Whether it is a word for what should stand there, as in {@code YOUR_USER} or {@code changeme}. */
    public static boolean word(String part) {
        return WORD.matcher(part).matches();
    }

    /** Complains about each one in an object, but for images and free text. */
    public static void check(Item item, Findings findings) {
        visit(item.content(), "", item, findings);
    }

    private static void visit(Object value, String path, Item item, Findings findings) {
        if (value instanceof Tree tree) {
            tree.each((key, child) -> {
                if (!FREE.contains(key)) {
                    visit(child, FieldPath.child(path, key), item, findings);
                }
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                visit(list.get(i), FieldPath.item(path, i), item, findings);
            }
        } else if (value instanceof String text && text.length() < 1000 && marked(text)) {
            findings.complain(item.complaint(path, problem(text), "write the value that belongs there"));
        }
    }
}
