package dev.teal.manifest.request;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.policy.Expect;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.HttpCheck.Scheme;
import dev.teal.manifest.entry.Choice;
import dev.teal.manifest.entry.Span;
import dev.teal.manifest.entry.Value;

/** One check by HTTP in the file: its path, or a map that has one. */
record Request(Value value, InARow row) {

    private static final Choice<String> METHODS = new Choice<>(Stream.of("GET", "HEAD", "OPTIONS", "POST")
            .collect(Collectors.toMap(it -> it, it -> it, (a, b) -> a, LinkedHashMap::new)));
    private static final Choice<Scheme> SCHEMES = Choice.of("http", Scheme.HTTP, "https", Scheme.HTTPS);
    private static final Choice<Scheme> CERTIFICATES =
            Choice.of("verified", Scheme.HTTPS, "ignored", Scheme.HTTPS_UNVERIFIED);
    private static final Span TIMEOUT = new Span(Span.INSTANT, Duration.ofSeconds(30), "2s");

    /** The check, if it can be read at all; complains about what can't be meant. */
    Optional<HttpCheck> check() {
        if (value.content() instanceof String) {
            return RequestPath.in(value).map(HttpCheck::of);
        }
        return row.keys().in(value).map(it -> check(path().orElse("/")));
    }

    private Optional<String> path() {
        if (value.at("path").isEmpty()) {
            value.complain("has no path", "write `path: /healthz` in it");
        }
        return value.at("path").flatMap(RequestPath::in);
    }

    private HttpCheck check(String path) {
        String method = value.at("method").flatMap(METHODS::in).orElse(HttpCheck.GET);
        return new HttpCheck(
                method,
                path,
                value.at("port").flatMap(RequestPort::in),
                value.at("headers").map(RequestHeaders::in).orElse(Map.of()),
                scheme(),
                value.at("expect").map(it -> Expectation.in(it, method)).orElse(Expect.OK),
                row == InARow.TIMES ? row.of(value, HttpCheck.ONCE) : HttpCheck.ONCE,
                row == InARow.FAILURES ? row.of(value, HttpCheck.SEVERAL) : HttpCheck.SEVERAL,
                timeout(value));
    }

    /** How long the whole answer to what {@code value} describes may take. */
    static Duration timeout(Value value) {
        return value.at("timeout").flatMap(TIMEOUT::in).orElse(HttpCheck.TIMEOUT);
    }

    private Scheme scheme() {
        Scheme scheme = value.at("scheme").flatMap(SCHEMES::in).orElse(Scheme.HTTP);
        Optional<Value> certificate = value.at("certificate");
        Scheme checked = certificate.flatMap(CERTIFICATES::in).orElse(scheme);
        if (certificate.isPresent() && scheme == Scheme.HTTP) {
            certificate
                    .get()
                    .complain("counts with `scheme: https` only", "write `scheme: https` beside it, or remove it");
        }
        return scheme == Scheme.HTTP ? scheme : checked;
    }
}
