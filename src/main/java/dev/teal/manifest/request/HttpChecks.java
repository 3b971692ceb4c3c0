package dev.teal.manifest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.core.policy.HttpCheck;
import dev.teal.manifest.entry.Items;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Value;

/** The list {@code checks} in one part of the file. */
public final class HttpChecks {

    private static final Items LIST = new Items(20, "{http: /healthz}");
    private static final Keys CHECK = Keys.of("http: /healthz", "http")
            .later("job")
            .but("path", "write `http: {path: /healthz}`")
            .but("tcp", "remove it: that the port accepts connections is asked anyway")
            .but("exec", "remove it: a readiness probe of the container is for that");

    private HttpChecks() {}

    /** The checks in their order; complains about those that can't be understood, for which another stands. */
    public static List<HttpCheck> in(Value value, InARow row) {
        List<HttpCheck> checks = new ArrayList<>();
        for (Value item : LIST.in(value)) {
            Optional<Value> http = CHECK.in(item).flatMap(it -> it.at("http"));
            checks.add(http.flatMap(it -> new Request(it, row).check()).orElseGet(() -> HttpCheck.of("/")));
        }
        return checks;
    }
}
