package dev.teal.manifest.request;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.teal.core.value.PlainScalar;
import dev.teal.manifest.entry.Value;

/** The path of a request in the file. A folder may make Teal ask its own pods, and nobody else: never an address. */
final class RequestPath {

    private static final int LONGEST = 2000;
    private static final String EXAMPLE = "/healthz";

    /** RFC 3986, path and query. */
    private static final Pattern LEGAL = Pattern.compile("/(?!/)([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");

    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*([^#]*).*");

    private RequestPath() {}

    /** The path with its query; complains where it is none. */
    static Optional<String> in(Value value) {
        if (value.content() instanceof String text) {
            return Optional.of(text).filter(it -> fits(value, it));
        }
        value.complain("is " + value.kind() + ", where a path is due", "write for instance " + value.line(EXAMPLE));
        return Optional.empty();
    }

    private static boolean fits(Value value, String text) {
        Matcher address = ADDRESS.matcher(text);
        if (text.length() > LONGEST) {
            value.complain("has more than " + LONGEST + " characters", advice(value, EXAMPLE));
        } else if (address.matches()) {
            String path = LEGAL.matcher(address.group(1)).matches() ? address.group(1) : EXAMPLE;
            value.complain("is an address: only the folder's own pods are asked, by a path", advice(value, path));
        } else if (!text.startsWith("/")) {
            String path = "/" + text.strip();
            value.complain(
                    "is no path, which begins with a slash",
                    advice(value, LEGAL.matcher(path).matches() ? path : EXAMPLE));
        } else if (text.contains("#")) {
            value.complain("has a fragment, which is never sent", advice(value, encoded(text.replaceAll("#.*", ""))));
        } else if (!LEGAL.matcher(text).matches()) {
            value.complain("has a character that no path may have", advice(value, encoded(text)));
        } else {
            return true;
        }
        return false;
    }

    private static String advice(Value value, String path) {
        return "write "
                + value.line(
                        PlainScalar.value(path) instanceof String && path.matches("[A-Za-z0-9/._~-]+")
                                ? path
                                : "\"" + path + "\"");
    }

    private static String encoded(String text) {
        StringBuilder path = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            String sign = String.valueOf((char) (one & 0xff));
            path.append(LEGAL.matcher("/0" + sign).matches() ? sign : String.format("%%%02X", one));
        }
        return path.toString();
    }
}
