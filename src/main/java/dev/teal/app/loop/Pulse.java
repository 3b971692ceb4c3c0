package dev.teal.app.loop;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Does the rounds, one after the other, so that polls begin on time however long the looks take: of every application
 * when a poll asks for it, and in between of those that are on their way, so that the selector moves within a second
 * after the pods are proven; and at once when a pod has answered. The scheduler's own shortest interval is a whole second,
 * which with the time of the look would be too long.
 */
@Singleton
public class Pulse {

    private static final long BETWEEN_LOOKS_MS = 500;

    private static final Logger LOG = Logger.getLogger("dev.teal");

    private final Rounds rounds;
    private final Emergency emergency;
    private final AtomicBoolean allDue = new AtomicBoolean();
    private final AtomicBoolean dueSoon = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, task -> new Thread(task, "teal-pulse"), new ThreadPoolExecutor.DiscardPolicy());

    Pulse(Rounds rounds, Emergency emergency) {
        this.rounds = rounds;
        this.emergency = emergency;
    }

    void start(@Observes StartupEvent event) {
        executor.scheduleWithFixedDelay(
                () -> beat(rounds::onTheirWay), BETWEEN_LOOKS_MS, BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
    }

    /** Begins a round of every application as soon as the one that goes on is over. */
    void now() {
        next(allDue, rounds::all);
    }

    /**
     * Begins a round of those that are on their way as soon as the one that goes on is over: something has happened that one
     * of them may wait for. However often this is called until that round begins, it is one.
     */
    public void soon() {
        next(dueSoon, rounds::onTheirWay);
    }

    private void next(AtomicBoolean due, Runnable round) {
        if (due.compareAndSet(false, true)) {
            executor.execute(() -> {
                due.set(false);
                beat(round);
            });
        }
    }

    /** What is thrown out of a scheduled task would end the schedule. */
    private void beat(Runnable round) {
        try {
            emergency.within(round);
        } catch (RuntimeException e) {
            LOG.error("a round failed by a fault of Teal's own; the next one tries again", e);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdown();
    }
}
