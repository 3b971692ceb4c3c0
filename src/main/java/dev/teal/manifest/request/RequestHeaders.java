package dev.teal.manifest.request;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.teal.core.value.Tree;
import dev.teal.manifest.entry.Value;

/** The headers of a request in the file. Their values may be secrets: no message repeats one. */
final class RequestHeaders {

    private static final int MOST = 20;
    private static final int LONGEST = 4000;

    /** RFC 9110: a token. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    /** RFC 9110 without what only old programs send: no line end, with which one header would become two. */
    private static final Pattern VALUE = Pattern.compile("[!-~]([ \\t!-~]*[!-~])?");

    /** What says how the message itself is sent: Teal's own business, and a way to smuggle a second request. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "content-length",
            "expect",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private RequestHeaders() {}

    /** Whether HTTP allows this as the name of a header. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The headers, each name as it is written; complains about those that can't be sent. */
    static Map<String, String> in(Value value) {
        if (!(value.content() instanceof Tree headers)) {
            value.complain("is " + value.kind() + ", where a map is due", "write `headers: {X-Test: \"1\"}`");
            return Map.of();
        }
        if (headers.fields().size() > MOST) {
            value.complain("has more than " + MOST + " headers", "keep " + MOST + " of them");
            return Map.of();
        }
        Map<String, String> found = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (String name : headers.fields()) {
            value.at(name)
                    .filter(header -> isName(header, name, names) && isValue(header, name))
                    .ifPresent(header -> found.put(name, header.content().toString()));
        }
        return found;
    }

    private static boolean isName(Value header, String name, Set<String> names) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (!isName(name)) {
            header.complain("is no name of a header", "use letters, digits and `-`, as in `X-Test: \"1\"`");
        } else if (OF_THE_CONNECTION.contains(plain)) {
            header.complain("is a header that says how the request is sent, which is Teal's business", "remove it");
        } else if (!names.add(plain)) {
            header.complain("is there twice: capitals don't matter in the name of a header", "keep one of them");
        } else {
            return true;
        }
        return false;
    }

    private static boolean isValue(Value header, String name) {
        if (!(header.content() instanceof String value)) {
            header.complain("is " + header.kind() + ", where text is due", "write `" + name + ": \"…\"`, in quotes");
        } else if (!VALUE.matcher(value).matches() || value.length() > LONGEST) {
            header.complain(
                    value.isEmpty() ? "is empty" : "has a value that no header may have",
                    "write visible ASCII characters with single spaces between them, " + LONGEST
                            + " at most and no line end");
        } else {
            return true;
        }
        return false;
    }
}
