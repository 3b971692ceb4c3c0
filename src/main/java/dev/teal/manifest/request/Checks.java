package dev.teal.manifest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.core.policy.Check;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.JobCheck;
import dev.teal.manifest.entry.Items;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Value;

/** The list {@code checks} in one part of the file. */
public final class Checks {

    private static final String HTTP = "http";
    private static final String JOB = "job";
    private static final Items LIST = new Items(20, "{http: /healthz}");
    private static final Keys BEFORE = sharing(Keys.of("http: /healthz", HTTP, JOB));
    private static final Keys AFTER = sharing(Keys.of("http: /healthz", HTTP))
            .but(JOB, "write it below `before`: a Job is run once for a content, before users come");

    private Checks() {}

    /**
     * What is asked before users come, in its order; complains about what can't be understood, for which another check
     * stands.
     */
    public static List<Check> before(Value value) {
        List<Check> checks = new ArrayList<>();
        for (Value item : LIST.in(value)) {
            Optional<Value> map = BEFORE.in(item);
            Optional<Check> job = map.flatMap(it -> it.at(JOB))
                    .flatMap(it -> it.text("smoke-test.yaml"))
                    .map(JobCheck::new);
            if (map.isPresent() && item.at(HTTP).isPresent() && item.at(JOB).isPresent()) {
                item.complain("is two checks", "write each as an item of its own, beginning with `- `");
            }
            checks.add(job.orElseGet(() -> http(item, map, InARow.TIMES)));
        }
        return checks;
    }

    /** The same of what is asked once users have come. */
    public static List<HttpCheck> after(Value value) {
        return LIST.in(value).stream()
                .map(item -> http(item, AFTER.in(item), InARow.FAILURES))
                .toList();
    }

    private static HttpCheck http(Value item, Optional<Value> map, InARow row) {
        if (map.isPresent() && item.at(HTTP).isEmpty() && item.at(JOB).isEmpty()) {
            item.complain("asks nothing", "write for instance `http: /healthz` in it, or remove it");
        }
        return map.flatMap(it -> it.at(HTTP))
                .flatMap(it -> new Request(it, row).check())
                .orElseGet(() -> HttpCheck.of("/"));
    }

    private static Keys sharing(Keys keys) {
        return keys.but("path", "write `http: {path: /healthz}`")
                .but("tcp", "remove it: that the port accepts connections is asked anyway")
                .but("exec", "remove it: a readiness probe of the container is for that");
    }
}
