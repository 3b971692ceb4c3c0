package dev.teal.app.hook;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.logging.Logger;

/**
 * Answers at once, but not more often than once in a pause, and in a thread of its own. However often it is rung before an
 * answer begins, that is one; rung while an answer is given, there is one more, since what is new may have come too late for
 * the one that is given. And there is one more a while after the last: a Git server may send the hook before all of its
 * machines have the commit, or fail in that moment.
 */
final class Doorbell {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    private final Runnable answer;
    private final Pauses pauses;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, task -> new Thread(task, "teal-hook"), new ThreadPoolExecutor.DiscardPolicy());
    private volatile long notBefore = System.nanoTime();
    private Future<?> onceMore = CompletableFuture.completedFuture(null);

    /**
     * How long it takes.
     *
     * @param between the shortest time from the beginning of an answer to that of the next
     * @param onceMore the time from an answer to the one that makes sure
     */
    record Pauses(Duration between, Duration onceMore) {

        static final Pauses DEFAULT = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    Doorbell(Runnable answer, Pauses pauses) {
        this.answer = answer;
        this.pauses = pauses;
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    void ring() {
        if (due.compareAndSet(false, true)) {
            executor.execute(this::answer);
        }
    }

    /** No answer begins any more. */
    void close() {
        executor.shutdown();
    }

    private void answer() {
        long early = notBefore - System.nanoTime();
        if (early > 0) {
            executor.schedule(this::answer, early, TimeUnit.NANOSECONDS);
            return;
        }
        due.set(false);
        run();
        onceMore.cancel(false);
        onceMore = executor.schedule(this::run, pauses.onceMore().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run() {
        notBefore = System.nanoTime() + pauses.between().toNanos();
        try {
            answer.run();
        } catch (RuntimeException e) {
            LOG.error("hook: a poll failed by a fault of Teal's own; the next one tries again", e);
        }
    }
}
