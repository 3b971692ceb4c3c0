package dev.teal.manifest.request;

import dev.teal.manifest.entry.Count;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Value;

/** How often in a row a check has to come out before that counts. */
public enum InARow {
    /** Passing, before users come. */
    TIMES("times", "failures"),
    /** Failing, once they have come. */
    FAILURES("failures", "times");

    private static final Count COUNT = new Count(1, 100, 3);

    private final String key;
    private final String others;

    InARow(String key, String others) {
        this.key = key;
        this.others = others;
    }

    /** The key that says it. */
    String key() {
        return key;
    }

    /** The keys of a check for which this counts. */
    Keys keys() {
        return Keys.of(
                        "http: {path: /healthz}",
                        "path",
                        "port",
                        "method",
                        "headers",
                        "scheme",
                        "certificate",
                        "expect",
                        key,
                        "timeout")
                .but(
                        others,
                        "write `" + key + ": 3`: in `before` a check has to pass `times` in a row, in `after` to"
                                + " fail `failures` in a row")
                .but("url", "write `path: /healthz`: only the folder's own pods are asked")
                .but("host", "write `headers: {Host: shop.example.com}`: only the folder's own pods are asked")
                .but("status", "write `expect: {status: 200}`")
                .but("body", "write `expect: {body: ok}`");
    }

    /** What a check says of it, or {@code otherwise}; complains where that is no count. */
    int of(Value check, int otherwise) {
        return check.at(key).flatMap(COUNT::in).orElse(otherwise);
    }
}
