package dev.teal.app;

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

import dev.teal.core.Refusal;

/** Health for the kubelet. Neither Git nor the API server being away is a reason to restart Teal. */
@Singleton
@io.quarkus.runtime.Startup
public class HealthChecks {

    /** Longer than a look of which each part times out; a loop that is silent for this long hangs. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Board board;
    private final Clock clock;
    private final Instant startedAt;

    HealthChecks(Board board, Clock clock) {
        this.board = board;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Produces
    @Liveness
    HealthCheck loop() {
        return () -> {
            Instant last = board.turnedAt().orElse(startedAt);
            return response("loop", last.plus(SILENCE).isAfter(clock.instant()))
                    .withData("turned-at", last.toString())
                    .build();
        };
    }

    @Produces
    @Readiness
    HealthCheck look() {
        return () -> {
            Board.Git git = board.git();
            boolean idle = git.snapshot()
                    .filter(it -> it.applications().stream().allMatch(Refusal.class::isInstance))
                    .isPresent();
            HealthCheckResponseBuilder response = response(
                    "look",
                    git.lookedAt().isPresent()
                            && (idle || board.clusterLookedAt().isPresent()));
            git.snapshot().ifPresent(it -> response.withData("commit", it.head().id()));
            data(response, "git-looked-at", git.lookedAt());
            data(response, "cluster-looked-at", board.clusterLookedAt());
            git.failure().ifPresent(hold -> response.withData("git-failure", hold.toString()));
            return response.build();
        };
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
