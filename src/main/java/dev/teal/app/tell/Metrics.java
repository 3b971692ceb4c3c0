package dev.teal.app.tell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;

import dev.teal.app.known.Known;
import dev.teal.app.known.Listener;
import dev.teal.app.text.Span;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Leadership;
import dev.teal.core.status.Journey;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Phase;

/** Counts for Prometheus; the names are documented in {@code docs/api.md}. */
@Singleton
public class Metrics implements Listener {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Tally switches = Tally.ofEvents("teal_switches", "outcome", "Moves of a selector");
    private final Tally holds = Tally.ofEvents("teal_holds", "reason", "Holds that began");
    private final CountedRequests requests = new CountedRequests();
    private final Tally steps = Tally.ofTimes("teal_commit_step_seconds", "step", "Time from the commit to each step");

    /** Without a label for the application: a thousand of them would be tens of thousands of series. */
    private final Histogram allSteps = Histogram.build(
                    "teal_commit_seconds", "Time from the commit to each step, of all applications")
            .labelNames("step")
            .buckets(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600)
            .create();

    Metrics(
            MeterRegistry registry,
            CollectorRegistry prometheus,
            Known known,
            Cluster cluster,
            Leadership leadership,
            Clock clock) {
        this.registry = registry;
        this.clock = clock;
        List.of(switches, holds, steps, allSteps, requests.tally(), new WaysBack(known), new Standings(known, clock))
                .forEach(prometheus::register);
        Gauge.builder("teal.leader", leadership, it -> it.mayWrite() ? 1 : 0)
                .description("Whether this process may write: 1, or 0 where another one leads or none does")
                .register(registry);
        age("git", () -> known.git().lookedAt());
        age("cluster", known::clusterLookedAt);
        watches(cluster);
        // The others of this name, which come with what they count, get its text.
        Counter.builder("teal.git.requests")
                .description("Polls of Git by what became of them")
                .tag("outcome", "answered")
                .register(registry);
        for (Phase phase : Phase.values()) {
            Gauge.builder(
                            "teal.applications",
                            known,
                            it -> it.statuses().stream()
                                    .filter(status -> status.phase() == phase)
                                    .count())
                    .description("Applications by phase")
                    .tags("phase", phase.name())
                    .register(registry);
        }
    }

    private void watches(Cluster cluster) {
        Gauge.builder("teal.watches", cluster, it -> it.sight().open())
                .description("Watches of the cluster by state")
                .tags("state", "open")
                .register(registry);
        Gauge.builder("teal.watches", cluster, it -> it.sight().shut())
                .description("Watches of the cluster by state")
                .tags("state", "shut")
                .register(registry);
        TimeGauge.builder("teal.watch.silence", () -> cluster.sight().silence().toMillis(), TimeUnit.MILLISECONDS)
                .description("How long the most silent open watch has brought nothing")
                .register(registry);
    }

    private void age(String of, Supplier<Optional<Instant>> last) {
        TimeGauge.builder(
                        "teal.look.age",
                        () -> last.get()
                                .map(at -> Duration.between(at, clock.instant()).toMillis())
                                .orElse(Long.MAX_VALUE / 1_000_000),
                        TimeUnit.MILLISECONDS)
                .description("Time since the last look that succeeded; centuries where none has")
                .tags("of", of)
                .register(registry);
    }

    @Override
    public void looked(Optional<Status> before, Status after, Tick tick) {
        String application = after.reading().application();
        for (Action action : tick.done()) {
            if (action instanceof WriteService write) {
                outcome(write.intent()).ifPresent(it -> switches.count(application, it));
            }
        }
        after.hold()
                .filter(hold -> after.newlyHeld(before))
                .ifPresent(hold -> holds.count(application, hold.reason().name()));
        requests.looked(application, before.flatMap(Status::seen), after.seen());
        steps(
                application,
                before.map(Status::journey)
                        .filter(it -> it.commit().equals(after.journey().commit())),
                after.journey());
    }

    private static Optional<String> outcome(WriteService.Intent intent) {
        return switch (intent) {
            case SWITCH -> Optional.of("switched");
            case RETURN -> Optional.of("went_back");
            case RESTORE -> Optional.of("restored");
            case CREATE, KEEP, PROVE, PASS, PUT_AWAY -> Optional.empty();
        };
    }

    /** Each step once, when its time became known. */
    private void steps(String application, Optional<Journey> before, Journey now) {
        if (before.isEmpty()) {
            step(application, now, "seen", Optional.empty(), Optional.of(now.seen()));
        }
        step(application, now, "applied", before.flatMap(Journey::applied), now.applied());
        step(application, now, "ready", before.flatMap(Journey::ready), now.ready());
        step(application, now, "switched", before.flatMap(Journey::switched), now.switched());
        step(application, now, "followed", before.flatMap(Journey::followed), now.followed());
    }

    private void step(
            String application, Journey journey, String name, Optional<Instant> before, Optional<Instant> at) {
        Optional<Span> since = at.map(time -> new Span(journey.commit().committedAt(), time));
        if (before.isEmpty() && since.filter(Span::isMeasured).isPresent()) {
            steps.record(application, name, since.get().length());
            allSteps.labels(name).observe(since.get().length().toMillis() / 1000.0);
        }
    }
}
