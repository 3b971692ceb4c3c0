package dev.teal.manifest.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.policy.Expect;
import dev.teal.manifest.entry.Count;
import dev.teal.manifest.entry.Items;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Value;

/** What the answer to a check has to be, in the file. */
final class Expectation {

    private static final int LONGEST_BODY = 1000;
    private static final Count STATUS = new Count(100, 599, 200);
    private static final Items STATUSES = new Items(20, "200");
    private static final Keys KEYS = Keys.of("expect: {status: 200}", "status", "body", "matches", "json")
            .but("code", "write `status: 200`")
            .but("contains", "write `body: …`: it may stand anywhere in the body");

    private Expectation() {}

    /** What is expected; status 200 where no other is said. */
    static Expect in(Value value, String method) {
        Optional<Value> map = KEYS.in(value);
        Set<Integer> statuses =
                map.flatMap(it -> it.at("status")).map(Expectation::statuses).orElse(Set.of());
        Optional<String> body = map.flatMap(it -> it.at("body")).flatMap(Expectation::body);
        Optional<String> matches = map.flatMap(it -> it.at("matches")).flatMap(Expression::in);
        Map<String, Optional<Object>> json =
                map.flatMap(it -> it.at("json")).map(JsonPointers::in).orElse(Map.of());
        if (method.equals("HEAD") && (body.isPresent() || matches.isPresent() || !json.isEmpty())) {
            value.complain("asks for a body, and the answer to HEAD has none", "write `method: GET`");
        }
        return new Expect(statuses.isEmpty() ? Expect.OK.statuses() : statuses, body, matches, json);
    }

    private static Set<Integer> statuses(Value value) {
        Set<Integer> found = new LinkedHashSet<>();
        List<Value> each = value.content() instanceof List ? STATUSES.in(value) : List.of(value);
        each.forEach(it -> STATUS.in(it).ifPresent(found::add));
        return found;
    }

    private static Optional<String> body(Value value) {
        Optional<String> body = value.text("ok");
        if (body.filter(text -> text.isEmpty() || text.length() > LONGEST_BODY).isPresent()) {
            value.complain(
                    body.get().isEmpty()
                            ? "is empty, which every body has"
                            : "has more than " + LONGEST_BODY + " characters",
                    "write a part of the body, for instance " + value.line("ok"));
            return Optional.empty();
        }
        return body;
    }
}
