package dev.teal.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import org.jboss.logging.Logger;

import dev.teal.app.known.Known;
import dev.teal.app.setting.TealConfig;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Snapshot;
import dev.teal.core.port.Source;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Hold;

/** The scheduled job: asks Git, and has those applications looked at of which it wants something else. */
@Singleton
public class Poll {

    private static final Logger LOG = Logger.getLogger("dev.teal");
    private static final Duration CAP = Duration.ofMinutes(2);
    private static final String NO_APPLICATION =
            "git: no folder is an application at commit %s, so nothing is done: one has a green.yaml, a blue.yaml, or a "
                    + "file active-color, and is below teal.git.path, on teal.git.branch";

    private final Source source;
    private final Holders holders;
    private final Pulse pulse;
    private final LeftBehind leftBehind;
    private final Emergency emergency;
    private final Known known;
    private final Clock clock;
    private final Respite respite;
    private final MeterRegistry metrics;
    private volatile long answered = System.nanoTime();

    private volatile boolean ended;

    Poll(
            Source source,
            Holders holders,
            Pulse pulse,
            LeftBehind leftBehind,
            Emergency emergency,
            Known known,
            Clock clock,
            TealConfig config,
            MeterRegistry metrics) {
        this.metrics = metrics;
        this.source = source;
        this.holders = holders;
        this.pulse = pulse;
        this.leftBehind = leftBehind;
        this.emergency = emergency;
        this.known = known;
        this.clock = clock;
        Duration interval = config.git().interval();
        this.respite = new Respite(new Backoff(interval, interval.compareTo(CAP) > 0 ? interval : CAP), clock);
    }

    /** The first poll is at once, since a switch may have been left half way; the scheduler's is one interval later. */
    void start(@Observes StartupEvent event) {
        Thread first = new Thread(this::poll, "teal-first-poll");
        first.setDaemon(true);
        first.start();
    }

    /** One poll. After failures in a row it leaves Git alone for longer, never the cluster. */
    @Scheduled(
            every = "${teal.git.interval:15s}",
            delayed = "${teal.git.interval:15s}",
            executionMaxDelay = "${teal.git.jitter:500ms}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        known.pollBegan(clock.instant());
        askGitIfDue();
        lookAtNews();
    }

    /**
     * A poll besides those that are due, since somebody says that Git has something new; if it has not, nothing is looked at.
     * It ends a wait of Teal's own after failures, and none that the server has asked for. Whether the scheduler still works
     * can't be seen from it.
     */
    public void hooked() {
        if (ended) {
            return;
        }
        respite.cutShort();
        Optional<Commit> before = head();
        askGitIfDue();
        if (!head().equals(before)) {
            lookAtNews();
        }
    }

    private Optional<Commit> head() {
        return known.git().snapshot().map(Snapshot::head);
    }

    private void askGitIfDue() {
        emergency.within(() -> {
            if (respite.isOver()) {
                askGit();
            }
        });
    }

    private void lookAtNews() {
        pulse.polled();
        pulse.whereItLeads(leftBehind::look);
    }

    /**
     * Asks Git now, unless a poll that began later than this was called has done so meanwhile.
     *
     * @throws TransientException where it does not answer, or is to be left alone
     */
    void ask() throws TransientException {
        long called = System.nanoTime();
        synchronized (this) {
            if (answered - called < 0) {
                askGitIfDue();
            }
            Optional<Hold> failure = known.git().failure();
            if (failure.isPresent()) {
                throw new TransientException(
                        failure.get().reason(), failure.get().message(), null);
            }
        }
        pulse.polled();
    }

    /** When the last poll began that was answered, by {@link System#nanoTime}: what it has read was in force then. */
    long answered() {
        return answered;
    }

    /** No poll begins once the program ends: the scheduler would call it when its beans are gone, and print that. */
    void stop(@Observes ShutdownEvent event, Scheduler scheduler) {
        ended = true;
        scheduler.pause();
    }

    /** One by one: the scheduler does not know of the first poll, and may begin another while that one waits. */
    private synchronized void askGit() {
        Known.Git before = known.git();
        try {
            long asked = System.nanoTime();
            Snapshot snapshot = source.look();
            answered = asked;
            metrics.counter("teal.git.requests", "outcome", "answered").increment();
            before.failure().ifPresent(was -> LOG.infof("git: answers again, at commit %s", snapshot.head()));
            if (snapshot.applications().isEmpty()
                    && before.snapshot().filter(snapshot::equals).isEmpty()) {
                LOG.warnf(NO_APPLICATION, snapshot.head());
            }
            known.git(before.found(holders.settled(snapshot), clock.instant()));
            respite.end();
        } catch (PortException e) {
            failed(before, e.hold(), e instanceof TransientException again ? again.retryAfter() : Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.error("git: this poll failed by a fault of Teal's own; the next one tries again", e);
            failed(before, Hold.waiting(dev.teal.core.value.Reason.GIT_UNREACHABLE, e.toString()), Duration.ZERO);
        }
    }

    private void failed(Known.Git before, Hold hold, Duration asked) {
        if (ended) {
            // The end of the program broke it off, which says nothing about Git.
            return;
        }
        metrics.counter("teal.git.requests", "outcome", hold.reason().name()).increment();
        Known.Git after = before.failed(hold);
        if (before.failure().filter(was -> was.reason() == hold.reason()).isEmpty()) {
            LOG.warnf(
                    before.snapshot().isPresent()
                            ? "git: %s; the last tree that was read stays in force"
                            : "git: %s; nothing was read yet, so nothing is done",
                    hold);
        }
        known.git(after);
        respite.begin(after.failures(), asked);
    }
}
