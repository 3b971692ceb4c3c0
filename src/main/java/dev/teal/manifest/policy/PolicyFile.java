package dev.teal.manifest.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.Origin;
import dev.teal.core.policy.After;
import dev.teal.core.policy.Idle;
import dev.teal.core.policy.Overrides;
import dev.teal.core.policy.Policy;
import dev.teal.core.value.Tree;
import dev.teal.manifest.entry.Choice;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Span;
import dev.teal.manifest.entry.Truth;
import dev.teal.manifest.entry.Value;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.yaml.Document;

/** The file {@code teal.yaml}. */
public final class PolicyFile {

    private static final Keys KEYS = Keys.of(
                    "before: {checks: [{http: /healthz}]}",
                    "settle",
                    "deadline",
                    "prove",
                    "drain",
                    "before",
                    "switch",
                    "freeze",
                    "after",
                    "idle",
                    "paused")
            .but("checks", "write `before: {checks: [{http: /healthz}]}`, or in the same way below `after`")
            .but("http", "write `before: {checks: [{http: /healthz}]}`")
            .but("confirm", "write `before: {confirm: c-3f9c2a1}`")
            .but("watch", "write `after: {watch: 5m}`");
    private static final Choice<Switching> SWITCH = Choice.of("auto", Switching.AUTO, "confirm", Switching.CONFIRM);

    /** Zero would hold or go back at once. */
    private static final Span POSITIVE = new Span(Span.INSTANT, Span.DAY, "30s");

    private static final Span SPAN = new Span(Duration.ZERO, Span.DAY, "30s");

    private final Origin origin;
    private final AllowedUrls urls;
    private final Findings findings;

    /** The file at this place, which may name {@code urls}; what is wrong with it goes to {@code findings}. */
    public PolicyFile(Origin origin, AllowedUrls urls, Findings findings) {
        this.origin = origin;
        this.urls = urls;
        this.findings = findings;
    }

    /** What the file says; what can't be understood is complained about, and has its default. */
    public Policy read(List<Document> documents) {
        if (documents.isEmpty()) {
            return Policy.NONE;
        }
        if (documents.size() > 1 || !(documents.get(0).root() instanceof Tree root)) {
            findings.complain(origin, "", "is not one map", "write lines such as `deadline: 10m`");
            return Policy.NONE;
        }
        Value.Source source = new Value.Source(origin, documents.get(0).written(), findings);
        return KEYS.in(new Value(source, "", "", root)).map(this::policy).orElse(Policy.NONE);
    }

    /** The line with which a color is shrunk. */
    public static String shrink(Duration after, int replicas) {
        String when = after.equals(Idle.WARM) ? "" : "after: " + Span.written(after) + ", ";
        return "idle: {then: shrink, " + when + "replicas: " + replicas + "}";
    }

    private Policy policy(Value all) {
        Overrides overrides = new Overrides(
                all.at("settle").flatMap(SPAN::in),
                all.at("deadline").flatMap(POSITIVE::in),
                all.at("prove").flatMap(POSITIVE::in),
                all.at("drain").flatMap(SPAN::in));
        Optional<Boolean> paused = all.at("paused").flatMap(Truth::in);
        return new Policy(
                overrides,
                BeforeSection.in(
                        all.at("before"), all.at("switch").flatMap(SWITCH::in).orElse(Switching.AUTO)),
                all.at("freeze").map(Freezes::in).orElse(List.of()),
                all.at("after").map(it -> AfterSection.in(it, urls)).orElse(After.DEFAULT),
                all.at("idle").map(IdleSection::in).orElse(Idle.KEPT),
                paused.orElse(false) ? Policy.Work.PAUSED : Policy.Work.GOES_ON);
    }
}
