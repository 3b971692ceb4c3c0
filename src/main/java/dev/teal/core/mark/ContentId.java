package dev.teal.core.mark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.teal.core.value.Tree;

/**
 * Identifies what is applied for a color: its own objects, the shared ones, and the routed Services but for their
 * selectors. {@code active-color} and {@code teal.yaml} are no part of it, so that to go forth and back does not change it.
 *
 * @param text as in {@code c-3f9c2a1}; the letter makes it text in every YAML
 */
public record ContentId(String text) {

    private static final int DIGITS = 7;

    /** The identity of these trees, in their order. */
    public static ContentId of(List<Tree> trees) {
        String text = trees.stream().map(ContentId::sorted).toList().toString();
        return new ContentId("c-" + HexFormat.of().formatHex(sha256(text)).substring(0, DIGITS));
    }

    /** What was printed before; empty where the text is none. */
    public static Optional<ContentId> parse(String text) {
        return text.matches("c-[0-9a-f]{" + DIGITS + "}") ? Optional.of(new ContentId(text)) : Optional.empty();
    }

    private static Object sorted(Object value) {
        if (value instanceof Tree tree) {
            Map<String, Object> copy = new TreeMap<>();
            tree.each((key, child) -> copy.put(quoted(key), sorted(child)));
            return copy;
        }
        return value instanceof List<?> list
                ? list.stream().map(ContentId::sorted).toList()
                : value instanceof String ? quoted(value) : String.valueOf(value);
    }

    /** Text may have the signs that join maps and lists. */
    private static String quoted(Object text) {
        String plain = text.toString();
        return plain.length() + ":" + plain;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
