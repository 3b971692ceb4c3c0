package dev.teal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import org.jboss.logging.Logger;

import dev.teal.core.Reading;
import dev.teal.core.Reconciler;
import dev.teal.core.Status;
import dev.teal.core.Tick;

/** Looks at applications one after the other, each by itself: what one throws, no other sees. */
@Singleton
public class Rounds {

    private static final Logger LOG = Logger.getLogger("dev.teal");
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final Reconciler reconciler;
    private final Board board;
    private final Clock clock;
    private final List<Listener> listeners;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Resting> resting = new HashMap<>();
    private volatile boolean closed;

    private record Resting(int failures, Instant until) {}

    Rounds(Reconciler reconciler, Board board, Clock clock, Instance<Listener> listeners) {
        this.reconciler = reconciler;
        this.board = board;
        this.clock = clock;
        this.listeners = listeners.stream().toList();
    }

    /** Looks at every application of the tree in hand. */
    void all() {
        round(status -> true);
    }

    /** Looks at those that are on their way; does nothing while another round runs. */
    void onTheirWay() {
        if (!turn.isLocked()) {
            Instant now = clock.instant();
            round(status -> status.onItsWay(now));
        }
    }

    /** A look that has begun is finished, since it may be about to move traffic; no other begins. */
    void stop(@Observes ShutdownEvent event) {
        closed = true;
        turn.lock();
        turn.unlock();
    }

    private void round(Predicate<Status> which) {
        turn.lock();
        try {
            board.turned(clock.instant());
            Map<String, Status> next = new HashMap<>();
            for (Reading reading :
                    board.git().snapshot().map(it -> it.applications()).orElse(List.of())) {
                Optional<Status> before = board.status(reading.application());
                boolean changed =
                        before.filter(was -> was.reading().equals(reading)).isEmpty();
                if ((changed || which.test(before.get())) && rested(reading.application())) {
                    look(reading, before).or(() -> before).ifPresent(it -> next.put(reading.application(), it));
                } else {
                    before.ifPresent(it -> next.put(reading.application(), it));
                }
                board.turned(clock.instant());
            }
            board.statuses().stream()
                    .filter(was -> !next.containsKey(was.reading().application()))
                    .forEach(Rounds::gone);
            board.statuses(next);
        } finally {
            turn.unlock();
        }
    }

    private static void gone(Status was) {
        LOG.infof(
                "%s: its folder has left Git; its objects stay as they are, and nobody looks after them any more",
                was.reading().application());
    }

    private Optional<Status> look(Reading reading, Optional<Status> before) {
        try {
            Tick tick = reconciler.tick(reading);
            Status after = before.map(it -> it.after(tick)).orElseGet(() -> Status.first(tick));
            tick.seen().ifPresent(seen -> board.clusterLookedAt(tick.endedAt()));
            rest(reading.application(), tick);
            listeners.forEach(listener -> listener.looked(before, after, tick));
            return Optional.of(after);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "%s@%s: this look failed by a fault of Teal's own; the next one tries again",
                    reading.application(),
                    reading.commit());
            return Optional.empty();
        }
    }

    private boolean rested(String application) {
        Resting rest = resting.get(application);
        return rest == null || !clock.instant().isBefore(rest.until());
    }

    private void rest(String application, Tick tick) {
        if (tick.failure().isEmpty()) {
            resting.remove(application);
            return;
        }
        int failures = Optional.ofNullable(resting.get(application))
                        .map(Resting::failures)
                        .orElse(0)
                + 1;
        Duration wait = BACKOFF.after(failures, tick.retryAfter(), ThreadLocalRandom.current());
        resting.put(application, new Resting(failures, tick.endedAt().plus(wait)));
    }
}
