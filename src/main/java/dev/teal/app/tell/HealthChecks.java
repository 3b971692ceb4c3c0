package dev.teal.app.tell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

import dev.teal.app.known.Known;
import dev.teal.app.setting.TealConfig;
import dev.teal.core.desired.Refusal;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.Standing;
import dev.teal.core.value.Inert;

/** Health for the kubelet. Neither Git nor the API server being away is a reason to restart Teal. */
@Singleton
@io.quarkus.runtime.Startup
public class HealthChecks {

    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(2);

    private final Known known;
    private final Leadership leadership;
    private final Clock clock;
    private final Instant startedAt;
    private final Duration silence;

    public HealthChecks(Known known, Leadership leadership, Clock clock, TealConfig config) {
        this.known = known;
        this.leadership = leadership;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.silence = silence(config.git());
    }

    /** Within it one poll begins at the least, and none hangs for so long: a poll waits for Git alone, and not for ever. */
    private static Duration silence(TealConfig.Git git) {
        Duration two = git.interval().plus(git.jitter()).multipliedBy(2).plus(git.timeout());
        return two.compareTo(SHORTEST_SILENCE) > 0 ? two : SHORTEST_SILENCE;
    }

    /** Liveness: whether polls begin. */
    @Produces
    @Liveness
    public HealthCheck poll() {
        return () -> {
            Instant last = known.pollBeganAt().orElse(startedAt);
            return response("poll", last.plus(silence).isAfter(clock.instant()))
                    .withData("began-at", last.toString())
                    .build();
        };
    }

    /** Readiness: whether Git was looked at, and the cluster by whoever leads. */
    @Produces
    @Readiness
    public HealthCheck look() {
        return () -> {
            Known.Git git = known.git();
            Standing standing = leadership.standing();
            boolean idle = git.snapshot()
                    .filter(it -> it.applications().stream().allMatch(Refusal.class::isInstance))
                    .isPresent();
            HealthCheckResponseBuilder response = response(
                    "look",
                    git.lookedAt().isPresent()
                            && (idle || known.clusterLookedAt().isPresent() || standsBy(standing)));
            git.snapshot().ifPresent(it -> response.withData("commit", it.head().id()));
            data(response, "git-looked-at", git.lookedAt());
            data(response, "cluster-looked-at", known.clusterLookedAt());
            if (!standing.leader().isEmpty()) {
                response.withData("leader", standing.leader());
            }
            standing.failure().ifPresent(hold -> response.withData("lease-failure", Inert.text(hold.toString())));
            git.failure().ifPresent(hold -> response.withData("git-failure", Inert.text(hold.toString())));
            return response.build();
        };
    }

    /** It is ready to take over; to look at the cluster is the other one's. */
    private static boolean standsBy(Standing standing) {
        return standing.part() == Standing.Part.STANDS_BY;
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () ->
                response("started", true).withData("at", startedAt.toString()).build();
    }

    private static HealthCheckResponseBuilder response(String name, boolean up) {
        return HealthCheckResponse.named(name).status(up);
    }

    private static void data(HealthCheckResponseBuilder response, String name, Optional<Instant> at) {
        at.ifPresent(time -> response.withData(name, time.toString()));
    }
}
