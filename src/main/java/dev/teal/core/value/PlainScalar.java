package dev.teal.core.value;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted word in YAML means. Kubernetes' own tools read YAML 1.1 (go-yaml 2 below sigs.k8s.io/yaml): {@code
 * yes} and {@code on} are truth values and {@code 0644} is octal. A file has to mean the same here and in kubectl.
 */
public final class PlainScalar {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y");
    private static final Set<String> FALSE =
            Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)");
    private static final Pattern BROKEN = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    /** Longer words are text: no number that Kubernetes knows has as many digits. */
    private static final int LONGEST_NUMBER = 40;

    private PlainScalar() {}

    /** Text, a whole or broken number, a truth value, or null. */
    public static Object value(String word) {
        if (NULLS.contains(word)) {
            return null;
        }
        if (TRUE.contains(word) || FALSE.contains(word)) {
            return TRUE.contains(word);
        }
        if (word.length() > LONGEST_NUMBER || !startsLikeNumber(word)) {
            return word;
        }
        String digits = word.replace("_", "");
        if (WHOLE.matcher(digits).matches()) {
            return whole(digits);
        }
        return BROKEN.matcher(digits).matches() ? broken(digits, word) : word;
    }

    /** How to write {@code text} so that YAML reads it as this text: with quotes where it needs them. */
    public static String written(String text) {
        boolean plain = value(text) instanceof String && text.matches("[A-Za-z0-9][-A-Za-z0-9_./]*");
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static boolean startsLikeNumber(String word) {
        return "+-.0123456789".indexOf(word.charAt(0)) >= 0;
    }

    private static Object whole(String digits) {
        boolean negative = digits.startsWith("-");
        String bare = digits.replaceFirst("^[-+]", "").toLowerCase(Locale.ROOT);
        BigInteger value;
        if (bare.startsWith("0x")) {
            value = new BigInteger(bare.substring(2), 16);
        } else if (bare.startsWith("0b")) {
            value = new BigInteger(bare.substring(2), 2);
        } else if (bare.startsWith("0o")) {
            value = new BigInteger(bare.substring(2), 8);
        } else if (bare.matches("0[0-7]+")) {
            value = new BigInteger(bare, 8);
        } else {
            value = new BigInteger(bare);
        }
        return narrow(negative ? value.negate() : value);
    }

    private static Object broken(String digits, String word) {
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            return word;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? narrow(BigInteger.valueOf((long) value)) : (Object) value;
    }

    private static Object narrow(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return value.intValue();
        }
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }
}
