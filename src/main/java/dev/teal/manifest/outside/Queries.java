package dev.teal.manifest.outside;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.core.policy.Bounds;
import dev.teal.core.policy.Query;
import dev.teal.core.value.Url;
import dev.teal.manifest.entry.Count;
import dev.teal.manifest.entry.Decimal;
import dev.teal.manifest.entry.Items;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Span;
import dev.teal.manifest.entry.Value;

/** What is measured by a Prometheus, in the file: one map, or a list of them. */
public final class Queries {

    private static final String PROMETHEUS = "http://prometheus.monitoring:9090";
    private static final String EXAMPLE =
            "{prometheus: \"" + PROMETHEUS + "\", expr: \"sum(rate(errors[1m]))\", below: 0.01}";
    private static final Items LIST = new Items(5, EXAMPLE);
    private static final Keys KEYS = Keys.of(
                    "query: " + EXAMPLE, "prometheus", "expr", "below", "above", "every", "failures", "timeout")
            .but("url", "write `prometheus: \"" + PROMETHEUS + "\"`")
            .but("address", "write `prometheus: \"" + PROMETHEUS + "\"`")
            .but("query", "write `expr: …`")
            .but("interval", "write `every: 10s`")
            .but("min", "write `above: …`: the value has to be greater")
            .but("max", "write `below: …`: the value has to be less")
            .but("threshold", "write `below: …` or `above: …`: where the value has to be")
            .but("headers", "remove it: Teal shows nobody a password or a token");
    private static final Decimal BOUND = new Decimal("0.01");
    private static final Span EVERY = new Span(Duration.ofSeconds(5), Duration.ofMinutes(5), "10s");
    private static final Span TIMEOUT = new Span(Span.INSTANT, Duration.ofSeconds(30), "5s");
    private static final Count FAILURES = new Count(1, 100, Query.SEVERAL);

    private Queries() {}

    /** The queries that can be understood, in their order; complains about the others. */
    public static List<Query> in(Value value, AllowedUrls urls) {
        List<Value> each = value.content() instanceof List ? LIST.in(value) : List.of(value);
        List<Query> queries = new ArrayList<>();
        for (Value item : each) {
            KEYS.in(item).flatMap(it -> query(it, urls)).ifPresent(queries::add);
        }
        return queries;
    }

    private static Optional<Query> query(Value value, AllowedUrls urls) {
        Optional<Url> prometheus =
                due(value, "prometheus", "\"" + PROMETHEUS + "\"").flatMap(new Address(urls, PROMETHEUS)::ofApi);
        Optional<String> expr = due(value, "expr", "\"sum(rate(errors[1m]))\"").flatMap(Promql::in);
        Optional<Bounds> bounds = bounds(value);
        Duration every = value.at("every").flatMap(EVERY::in).orElse(Query.EVERY);
        int failures = value.at("failures").flatMap(FAILURES::in).orElse(Query.SEVERAL);
        Duration timeout = value.at("timeout").flatMap(TIMEOUT::in).orElse(Query.TIMEOUT);
        return prometheus.isEmpty() || expr.isEmpty() || bounds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Query(prometheus.get(), expr.get(), bounds.get(), every, failures, timeout));
    }

    private static Optional<Value> due(Value value, String key, String example) {
        if (value.at(key).isEmpty()) {
            value.complain("has no `" + key + "`", "write `" + key + ": " + example + "` in it");
        }
        return value.at(key);
    }

    private static Optional<Bounds> bounds(Value value) {
        if (value.at("below").isEmpty() && value.at("above").isEmpty()) {
            value.complain(
                    "has no bound", "write `below: 0.01` in it, or `above: 0.99`, or both: where the value has to be");
            return Optional.empty();
        }
        Optional<BigDecimal> below = value.at("below").flatMap(BOUND::in);
        Optional<BigDecimal> above = value.at("above").flatMap(BOUND::in);
        if (below.isPresent() && above.isPresent() && above.get().compareTo(below.get()) >= 0) {
            value.complain(
                    "is met by no value: none is above " + above.get().toPlainString() + " and below "
                            + below.get().toPlainString(),
                    "exchange the numbers, or remove one of them");
            return Optional.empty();
        }
        return below.isEmpty() && above.isEmpty() ? Optional.empty() : Optional.of(new Bounds(above, below));
    }
}
