package dev.teal.core.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.value.Url;

/**
 * One HTTP request, and what its answer has to be.
 *
 * @param method {@code GET}, {@code HEAD}, {@code POST}…
 * @param path with its query, beginning with a slash
 * @param port a port of the pods by name or number; empty for the one that the routed Service sends requests to
 * @param headers to be sent, the name as written
 * @param scheme how the pod is spoken to
 * @param times how often in a row it has to pass before users come
 * @param failures how often in a row it has to fail, once users have come, before that is trouble
 * @param timeout for the whole of the answer
 */
public record HttpCheck(
        String method,
        String path,
        Optional<String> port,
        Map<String, String> headers,
        Scheme scheme,
        Expect expect,
        int times,
        int failures,
        Duration timeout)
        implements Check {

    /** The method where the file says none. */
    public static final String GET = "GET";

    /** How often a check has to pass where the file does not say. */
    public static final int ONCE = 1;

    /** How often a check has to fail where the file does not say. */
    public static final int SEVERAL = 2;

    /** How long an answer may take where the file does not say. */
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** How a pod is spoken to. */
    public enum Scheme {
        HTTP,
        /** With a certificate that an authority of the machine has signed for the {@code Host} header's name. */
        HTTPS,
        /** With whatever certificate the pod has. */
        HTTPS_UNVERIFIED;

        /** How a site of that scheme is spoken to. */
        public static Scheme of(Url.Scheme scheme) {
            return scheme == Url.Scheme.HTTPS ? HTTPS : HTTP;
        }
    }

    public HttpCheck {
        headers = Map.copyOf(headers);
    }

    /** A check of which the file says the path only. */
    public static HttpCheck of(String path) {
        return new HttpCheck(GET, path, Optional.empty(), Map.of(), Scheme.HTTP, Expect.OK, ONCE, SEVERAL, TIMEOUT);
    }

    /** As an author would recognise it, as in {@code GET /version}. */
    @Override
    public String toString() {
        return method + " " + port.map(it -> ":" + it).orElse("") + path;
    }
}
