package dev.teal.manifest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.teal.core.freeze.Freeze;
import dev.teal.core.policy.After;
import dev.teal.core.policy.Approval;
import dev.teal.core.policy.Before;
import dev.teal.core.policy.Check;
import dev.teal.core.policy.Expect;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.Idle;
import dev.teal.core.policy.JobCheck;
import dev.teal.core.policy.Overrides;
import dev.teal.core.policy.Policy;
import dev.teal.core.policy.Query;

/** Writes what {@code teal.yaml} says, where that is more than nothing, as lines that a person can judge. */
final class WrittenPolicy {

    private final List<String> lines = new ArrayList<>();

    private WrittenPolicy() {}

    static List<String> of(Policy policy) {
        WrittenPolicy written = new WrittenPolicy();
        written.overrides(policy.overrides());
        written.before(policy.before());
        policy.freezes().forEach(written::freeze);
        written.after(policy.after());
        written.idle(policy.idle());
        if (policy.work() == Policy.Work.PAUSED) {
            written.lines.add("paused");
        }
        return written.lines;
    }

    private void overrides(Overrides overrides) {
        span("settle", overrides.settle());
        span("deadline", overrides.deadline());
        span("prove", overrides.prove());
        span("drain", overrides.drain());
    }

    private void before(Before before) {
        before.checks().forEach(check -> lines.add("before: " + before(check)));
        if (before.approval() instanceof Approval.Asked asked) {
            lines.add("switch: confirm"
                    + asked.given().map(it -> ", confirmed " + it).orElse(""));
        }
    }

    private static String before(Check check) {
        if (check instanceof JobCheck job) {
            return "the Job of " + job.file();
        }
        HttpCheck http = (HttpCheck) check;
        return check(http) + ", " + http.times() + " times";
    }

    private void after(After after) {
        span("watch", after.watch());
        after.checks().forEach(check -> lines.add("after: " + check(check) + ", " + check.failures() + " failures"));
        after.requests()
                .ifPresent(it -> lines.add("requests: " + it.target() + " every " + it.every() + ", within "
                        + it.timeout() + it.by().map(header -> ", by " + header).orElse("")
                        + it.failed()
                                .map(share -> ", back from more than " + share + " failed")
                                .orElse("")));
        after.queries().forEach(this::query);
    }

    private void query(Query query) {
        lines.add("query: " + query.expr().replace("\n", "\\n") + " by " + query.prometheus() + " " + query.bounds()
                + ", every " + query.every() + ", within " + query.timeout() + ", " + query.failures() + " failures");
    }

    private void freeze(Freeze freeze) {
        String span = "";
        if (freeze instanceof Freeze.Daily it) {
            span = "daily " + it.from() + " to " + it.to();
        } else if (freeze instanceof Freeze.Weekly it) {
            span = it.fromDay() + " " + it.from() + " to " + it.toDay() + " " + it.to();
        } else if (freeze instanceof Freeze.Once it) {
            span = it.from() + " to " + it.to();
        }
        lines.add("freeze: " + span + ", " + freeze.zone() + (freeze.reason().isEmpty() ? "" : ", " + freeze.reason()));
    }

    private void idle(Idle idle) {
        if (!idle.equals(Idle.KEPT)) {
            lines.add("idle: " + idle.then() + " after " + idle.after()
                    + (idle.then() == Idle.Then.SHRINK ? ", " + idle.replicas() + " replicas" : ""));
        }
    }

    private void span(String name, Optional<Duration> span) {
        span.ifPresent(it -> lines.add(name + ": " + it));
    }

    private static String check(HttpCheck check) {
        return check + " by " + check.scheme()
                + (check.headers().isEmpty() ? "" : ", headers " + new TreeMap<>(check.headers()))
                + (check.expect().equals(Expect.OK) ? "" : ", expects " + expect(check.expect())) + ", within "
                + check.timeout();
    }

    private static String expect(Expect expect) {
        return new TreeSet<>(expect.statuses())
                + expect.body().map(it -> " body " + it).orElse("")
                + expect.matches().map(it -> " matches " + it).orElse("")
                + (expect.json().isEmpty() ? "" : " json " + new TreeMap<>(expect.json()));
    }
}
