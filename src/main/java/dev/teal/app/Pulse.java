package dev.teal.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * While an application is on its way, looks at its cluster side more often than Git is asked, so that the selector
 * moves within a second after the pods are proven. The scheduler's own shortest interval is a whole second, which with
 * the time of the look would be too long.
 */
@Singleton
public class Pulse {

    private static final long BETWEEN_LOOKS_MS = 500;

    private static final Logger LOG = Logger.getLogger("dev.teal");

    private final Poll poll;
    private final Rounds rounds;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "teal-pulse"));

    Pulse(Poll poll, Rounds rounds) {
        this.poll = poll;
        this.rounds = rounds;
    }

    /** The first poll is at once, since a switch may have been left half way; the scheduler's is one interval later. */
    void start(@Observes StartupEvent event) {
        executor.execute(() -> beat(poll::poll));
        executor.scheduleWithFixedDelay(
                () -> beat(rounds::onTheirWay), BETWEEN_LOOKS_MS, BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
    }

    /** What is thrown out of a scheduled task would end the schedule. */
    private static void beat(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a round failed by a fault of Teal's own; the next one tries again", e);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdown();
    }
}
