package dev.teal.manifest.policy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.policy.Idle;
import dev.teal.core.policy.Idle.Then;
import dev.teal.core.value.Tree;
import dev.teal.manifest.entry.Choice;
import dev.teal.manifest.entry.Count;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Span;
import dev.teal.manifest.entry.Value;

/** What {@code idle} says in the file: a word, or a map that has it. */
final class IdleSection {

    private static final Keys KEYS = Keys.of("idle: {then: keep, after: 1h}", "then", "after", "replicas");
    private static final Choice<Then> THEN = new Choice<>(words());
    private static final Span AFTER = new Span(Duration.ZERO, Duration.ofDays(30), "1h");
    private static final Count REPLICAS = new Count(1, 10_000, 1);

    private IdleSection() {}

    /** What becomes of the color that does not serve; complains about what can't be meant. */
    static Idle in(Value value) {
        if (!(value.content() instanceof Tree)) {
            return THEN.in(value)
                    .map(then -> new Idle(then, Idle.WARM, Idle.KEPT.replicas()))
                    .orElse(Idle.KEPT);
        }
        Optional<Value> map = KEYS.in(value);
        Then then = map.flatMap(it -> it.at("then")).flatMap(THEN::in).orElse(Then.KEEP);
        Optional<Value> replicas = map.flatMap(it -> it.at("replicas"));
        Optional<Integer> count = replicas.flatMap(it -> count(it, then));
        return new Idle(
                then,
                map.flatMap(it -> it.at("after")).flatMap(AFTER::in).orElse(Idle.WARM),
                count.orElse(Idle.KEPT.replicas()));
    }

    private static Optional<Integer> count(Value replicas, Then then) {
        if (Integer.valueOf(0).equals(replicas.content())) {
            replicas.complain("is no pods at all", "write `then: stop` and no replicas");
            return Optional.empty();
        }
        if (then != Then.SHRINK) {
            replicas.complain("counts with `then: shrink` only", "remove it, or write `then: shrink` beside it");
        }
        return REPLICAS.in(replicas);
    }

    private static Map<String, Then> words() {
        Map<String, Then> words = new LinkedHashMap<>();
        words.put("keep", Then.KEEP);
        words.put("shrink", Then.SHRINK);
        words.put("stop", Then.STOP);
        words.put("delete", Then.DELETE);
        return words;
    }
}
