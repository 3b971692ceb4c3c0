package dev.teal.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

/**
 * The looks that go on. Each has a thread of its own, and who began it waits for a moment only: one that hangs, in a
 * proxy or a webhook, keeps no other application waiting. What hangs is left to itself, since it may be about to write;
 * no second look at the same application begins beside it, so that no older commit is applied after a newer one.
 */
@Singleton
public class Looks {

    private static final Logger LOG = Logger.getLogger("dev.teal");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);
    private static final int MOST = 8;

    private final Emergency emergency;
    private final Clock clock;
    private final Duration patience;
    private final Map<String, Look> goingOn = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Looks::thread,
            new ThreadPoolExecutor.AbortPolicy());

    /**
     * A look at one application that has not ended.
     *
     * @param since when it began
     */
    record Look(Future<?> end, Instant since) {

        /** Asks it to end: what waits for an answer no longer does. */
        void interrupt() {
            end.cancel(true);
        }
    }

    @Inject
    Looks(Emergency emergency, Clock clock) {
        this(emergency, clock, PATIENCE);
    }

    /** {@code patience} is how long to wait for one look before the next application has its turn. */
    Looks(Emergency emergency, Clock clock, Duration patience) {
        this.emergency = emergency;
        this.clock = clock;
        this.patience = patience;
    }

    /** The look at the application that has not ended. */
    Optional<Look> goingOn(String application) {
        return Optional.ofNullable(goingOn.get(application));
    }

    /**
     * Begins a look at an application at which none goes on, and waits for its end for a moment. Where as many hang as
     * there are threads, it does nothing: a later round tries again.
     */
    void begin(String application, Runnable look) {
        FutureTask<Void> task = new FutureTask<>(
                () -> {
                    try {
                        emergency.within(look);
                    } finally {
                        goingOn.remove(application);
                    }
                },
                null);
        goingOn.put(application, new Look(task, clock.instant()));
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            goingOn.remove(application);
            return;
        }
        await(task);
    }

    /** A look that has begun is finished, since it may be about to move traffic; no other begins. */
    void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warnf(
                        "%s: the look has not ended within %s s, and is left",
                        goingOn.keySet(), LONGEST_END.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Future<?> look) {
        try {
            look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // It goes on by itself, and the next application has its turn.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // An error, of which the process dies at this moment.
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "teal-look");
        thread.setDaemon(true);
        return thread;
    }
}
