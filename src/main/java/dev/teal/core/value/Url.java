package dev.teal.core.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code http://} or {@code https://} address (RFC 3986) that has no user, no fragment, and a path that means the same to
 * whoever reads it: no {@code ..}, and no slash or dot that is encoded.
 *
 * @param site whom it names
 * @param path with its query, beginning with a slash
 */
public record Url(Site site, String path) {

    private static final String PORT = "[0-9]{1,5}";

    /** What RFC 3986 allows in a path. */
    private static final String SIGN = "[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}";

    private static final Pattern WRITTEN = Pattern.compile(
            "(?<scheme>[Hh][Tt]{2}[Pp][Ss]?)://(?<host>[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])"
                    + "(:(?<port>" + PORT + "))?(?<path>(/(" + SIGN + ")*)*)(?<query>\\?(" + SIGN + "|[/?])*)?");

    /** Servers that decode first, or let parameters follow a segment, would find another path. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)(.*%(2e|2f|5c).*|.*/\\.{1,2}(;[^/]*)?(/.*)?)");

    private static final int LONGEST = 2000;
    private static final int HIGHEST_PORT = 65_535;

    /** How a site is spoken to. */
    public enum Scheme {
        HTTP(80),
        HTTPS(443);

        private final int usual;

        Scheme(int usual) {
            this.usual = usual;
        }
    }

    /**
     * Somebody who is asked.
     *
     * @param host a name or an address, the latter without brackets
     */
    public record Site(Scheme scheme, String host, int port) {

        /** Whether it is the same, however the name is written. */
        public boolean is(Site other) {
            return scheme == other.scheme && port == other.port && host.equalsIgnoreCase(other.host);
        }

        /** As a {@code Host} header has it: without the port that is usual. */
        public String authority() {
            String name = host.contains(":") ? "[" + host + "]" : host;
            return port == scheme.usual ? name : name + ":" + port;
        }

        @Override
        public String toString() {
            return scheme.name().toLowerCase(Locale.ROOT) + "://" + authority();
        }
    }

    /** The address that is written there; empty where it is none. */
    public static Optional<Url> parse(String text) {
        Matcher written = WRITTEN.matcher(text.length() > LONGEST ? "" : text);
        if (!written.matches() || AMBIGUOUS.matcher(written.group("path")).matches()) {
            return Optional.empty();
        }
        Scheme scheme = Scheme.valueOf(written.group("scheme").toUpperCase(Locale.ROOT));
        int port = Optional.ofNullable(written.group("port"))
                .map(Integer::parseInt)
                .orElse(scheme.usual);
        String host = written.group("host").replaceAll("[\\[\\]]", "");
        String path = written.group("path").isEmpty() ? "/" : written.group("path");
        String query = Optional.ofNullable(written.group("query")).orElse("");
        return port < 1 || port > HIGHEST_PORT
                ? Optional.empty()
                : Optional.of(new Url(new Site(scheme, host, port), path + query));
    }

    /** Whether it has a query. */
    public boolean hasQuery() {
        return path.contains("?");
    }

    /** Whether {@code other} is at the same site, and at this path or below it. */
    public boolean covers(Url other) {
        String begin = path.endsWith("/") ? path : path + "/";
        String end = other.path.replaceFirst("\\?.*", "") + "/";
        return site.is(other.site) && end.startsWith(begin);
    }

    @Override
    public String toString() {
        return site + path;
    }
}
