package dev.teal.manifest.request;

import java.time.Duration;
import java.util.Optional;

import dev.teal.core.policy.Requests;
import dev.teal.core.value.Url;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Percentage;
import dev.teal.manifest.entry.Span;
import dev.teal.manifest.entry.Value;
import dev.teal.manifest.outside.Address;
import dev.teal.manifest.outside.AllowedUrls;

/** The requests in the file that are counted: their path, or a map that has one, or the address of the front door. */
public final class CountedRequests {

    private static final Keys KEYS = Keys.of("requests: {path: /}", "path", "url", "every", "failed", "by", "timeout")
            .but(
                    "headers",
                    "remove it: a request names the Service as its host, or that of its `url`, and nothing else")
            .but("rate", "write `every: 100ms`: one is sent in each such time");
    private static final Span EVERY = new Span(Duration.ofMillis(20), Duration.ofSeconds(10), "100ms");
    private static final Percentage FAILED = new Percentage("1%");
    private static final String HEADER = "X-Version";
    private static final String URL = "https://shop.example.com/";

    private CountedRequests() {}

    /** The requests, if they can be read at all; complains about what can't be meant. */
    public static Optional<Requests> in(Value value, AllowedUrls urls) {
        if (value.content() instanceof String) {
            return RequestPath.in(value).map(Requests::of);
        }
        return KEYS.in(value).map(it -> requests(it, url(it, urls)));
    }

    private static Requests requests(Value value, Optional<Url> url) {
        return new Requests(
                url.map(Url::site),
                url.map(Url::path).or(() -> path(value)).orElse("/"),
                value.at("every").flatMap(EVERY::in).orElse(Requests.EVERY),
                value.at("failed").flatMap(FAILED::in),
                value.at("by").flatMap(CountedRequests::header),
                Request.timeout(value));
    }

    private static Optional<String> path(Value value) {
        if (value.at("path").isEmpty() && value.at("url").isEmpty()) {
            value.complain("has no path", "write `path: /` in it");
        }
        return value.at("path").flatMap(RequestPath::in);
    }

    private static Optional<Url> url(Value value, AllowedUrls urls) {
        Optional<Value> url = value.at("url");
        if (url.isPresent() && value.at("path").isPresent()) {
            url.get()
                    .complain(
                            "stands beside `path`",
                            "keep one of them: `path` goes through the Service, `url` where it says");
        }
        return url.flatMap(new Address(urls, URL)::in);
    }

    private static Optional<String> header(Value value) {
        Optional<String> name = value.text(HEADER);
        if (name.isPresent() && !RequestHeaders.isName(name.get())) {
            value.complain("is no name of a header", "write for instance " + value.line(HEADER));
        }
        return name.filter(RequestHeaders::isName);
    }
}
