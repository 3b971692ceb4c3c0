package dev.teal.manifest.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.teal.core.policy.After;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.Query;
import dev.teal.core.policy.Requests;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Span;
import dev.teal.manifest.entry.Value;
import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.outside.Queries;
import dev.teal.manifest.request.Checks;
import dev.teal.manifest.request.CountedRequests;

/** What {@code after} says in the file. */
final class AfterSection {

    private static final Keys KEYS = Keys.of("after: {watch: 5m}", "watch", "checks", "requests", "query")
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
        List<Query> queries = map.flatMap(it -> it.at("query"))
                .map(it -> Queries.in(it, urls))
                .orElse(List.of());
        boolean asks = !checks.isEmpty()
                || requests.isPresent()
                || map.filter(it -> it.at("query").isPresent()).isPresent();
        if (watch.filter(Duration::isZero).isPresent() && asks) {
            written.orElseThrow()
                    .complain(
                            "is zero, in which nothing is asked and nothing counted", "write for instance `watch: 5m`");
        } else if (watch.isPresent()) {
            queries.stream()
                    .filter(query -> isTooSlow(query, watch.get()))
                    .findFirst()
                    .ifPresent(query -> complain(written.orElseThrow(), query));
        }
        return new After(watch, checks, requests, queries);
    }

    /** Whether the trial is over before the query can have been out of bounds often enough. */
    private static boolean isTooSlow(Query query, Duration watch) {
        return query.every().multipliedBy(query.failures() - 1L).compareTo(watch) >= 0;
    }

    private static void complain(Value watch, Query query) {
        watch.complain(
                "is over before a query that is asked every " + Span.written(query.every())
                        + " can have been out of bounds " + query.failures() + " times in a row",
                "write at least " + watch.line(Span.written(query.every().multipliedBy(query.failures()))));
    }
}
