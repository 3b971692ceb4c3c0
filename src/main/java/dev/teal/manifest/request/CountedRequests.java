package dev.teal.manifest.request;

import java.time.Duration;
import java.util.Optional;

import dev.teal.core.policy.Requests;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Percentage;
import dev.teal.manifest.entry.Span;
import dev.teal.manifest.entry.Value;

/** The requests in the file that are counted through the Service: their path, or a map that has one. */
public final class CountedRequests {

    private static final Keys KEYS = Keys.of("requests: {path: /}", "path", "every", "failed", "by", "timeout")
            .later("url")
            .but("headers", "remove it: a request names the Service as its host, and nothing else")
            .but("rate", "write `every: 100ms`: one is sent in each such time");
    private static final Span EVERY = new Span(Duration.ofMillis(20), Duration.ofSeconds(10), "100ms");
    private static final Percentage FAILED = new Percentage("1%");
    private static final String HEADER = "X-Version";

    private CountedRequests() {}

    /** The requests, if they can be read at all; complains about what can't be meant. */
    public static Optional<Requests> in(Value value) {
        if (value.content() instanceof String) {
            return RequestPath.in(value).map(Requests::of);
        }
        return KEYS.in(value)
                .map(it -> new Requests(
                        path(value).orElse("/"),
                        value.at("every").flatMap(EVERY::in).orElse(Requests.EVERY),
                        value.at("failed").flatMap(FAILED::in),
                        value.at("by").flatMap(CountedRequests::header),
                        Request.timeout(value)));
    }

    private static Optional<String> path(Value value) {
        if (value.at("path").isEmpty()) {
            value.complain("has no path", "write `path: /` in it");
        }
        return value.at("path").flatMap(RequestPath::in);
    }

    private static Optional<String> header(Value value) {
        Optional<String> name = value.text(HEADER);
        if (name.isPresent() && !RequestHeaders.isName(name.get())) {
            value.complain("is no name of a header", "write for instance " + value.line(HEADER));
        }
        return name.filter(RequestHeaders::isName);
    }
}
