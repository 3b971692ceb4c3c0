package dev.teal.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * While an application is on its way, looks at its cluster side more often than Git is asked, so that the selector
 * moves within a second after the pods are proven. The scheduler's own shortest interval is a whole second, which with
 * the time of the look would be too long.
 */
@Singleton
public class Pulse {

    private static final long BETWEEN_LOOKS_MS = 500;

    private final Rounds rounds;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "teal-pulse"));

    Pulse(Rounds rounds) {
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        executor.scheduleWithFixedDelay(rounds::onTheirWay, BETWEEN_LOOKS_MS, BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdown();
    }
}
