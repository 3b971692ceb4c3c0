package dev.teal.manifest.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.teal.core.policy.After;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.Requests;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Span;
import dev.teal.manifest.entry.Value;
import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.request.Checks;
import dev.teal.manifest.request.CountedRequests;

/** What {@code after} says in the file. */
final class AfterSection {

    private static final Keys KEYS = Keys.of("after: {watch: 5m}", "watch", "checks", "requests")
            .later("query")
            .but("http", "write `checks: [{http: /healthz}]`")
            .but("confirm", "write `before: {confirm: c-3f9c2a1}`");
    private static final Span WATCH = new Span(Duration.ZERO, Span.DAY, "5m");

    private AfterSection() {}

    /** How a color is watched once users have come; complains about what can't be meant. */
    static After in(Value section, AllowedUrls urls) {
        Optional<Value> map = KEYS.in(section);
        Optional<Value> written = map.flatMap(it -> it.at("watch"));
        Optional<Duration> watch = written.flatMap(WATCH::in);
        List<HttpCheck> checks =
                map.flatMap(it -> it.at("checks")).map(Checks::after).orElse(List.of());
        Optional<Requests> requests = map.flatMap(it -> it.at("requests")).flatMap(it -> CountedRequests.in(it, urls));
        if (watch.filter(Duration::isZero).isPresent() && (!checks.isEmpty() || requests.isPresent())) {
            written.orElseThrow()
                    .complain(
                            "is zero, in which no check is asked and no request is counted",
                            "write for instance `watch: 5m`");
        }
        return new After(watch, checks, requests);
    }
}
