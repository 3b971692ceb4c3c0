package dev.teal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import org.jboss.logging.Logger;

import dev.teal.core.Memory;
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
    private final Map<String, Rest> resting = new HashMap<>();
    private volatile boolean closed;

    /** What failed is left alone until then, unless Git wants something else meanwhile. */
    private record Rest(Reading reading, int failures, Instant until) {}

    Rounds(Reconciler reconciler, Board board, Clock clock, @All List<Listener> listeners) {
        this.reconciler = reconciler;
        this.board = board;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    /** Looks at every application of the tree in hand. */
    void all() {
        round(status -> true);
        board.keepOnly(Set.copyOf(names())).forEach(Rounds::gone);
    }

    /** Looks at those that are on their way. */
    void onTheirWay() {
        round(status -> status.isDue(clock.instant()));
    }

    /** A look that has begun is finished, since it may be about to move traffic; no other begins. */
    void stop(@Observes ShutdownEvent event) {
        closed = true;
        turn.lock();
        turn.unlock();
    }

    private void round(Predicate<Status> which) {
        board.turned(clock.instant());
        names().forEach(application -> {
            visit(application, which);
            board.turned(clock.instant());
        });
    }

    private List<String> names() {
        return readings().map(Reading::application).toList();
    }

    private Stream<Reading> readings() {
        return board.git().snapshot().stream().flatMap(it -> it.applications().stream());
    }

    /**
     * Looks once, if it is due. What Git wants is read inside the turn: another round may have read a newer commit since
     * this one began, and no older one is applied after it.
     */
    private void visit(String application, Predicate<Status> which) {
        turn.lock();
        try {
            readings()
                    .filter(reading -> !closed && reading.application().equals(application))
                    .findFirst()
                    .filter(this::rested)
                    .filter(reading -> board.status(application)
                            .filter(was -> was.reading().equals(reading) && !which.test(was))
                            .isEmpty())
                    .ifPresent(this::look);
        } finally {
            turn.unlock();
        }
    }

    private void look(Reading reading) {
        Optional<Status> before = board.status(reading.application());
        try {
            Tick tick = reconciler.tick(reading, before.map(Status::memory).orElse(Memory.NONE));
            Status after = before.map(it -> it.after(tick)).orElseGet(() -> Status.first(tick));
            board.put(after);
            tick.live().ifPresent(seen -> board.clusterLookedAt(tick.endedAt()));
            if (tick.failure().isPresent()) {
                rest(reading, tick.retryAfter());
            } else {
                resting.remove(reading.application());
            }
            listeners.forEach(listener -> listener.looked(before, after, tick));
        } catch (RuntimeException | Error e) {
            rest(reading, Duration.ZERO);
            LOG.errorf(
                    e,
                    "%s@%s: this look failed by a fault of Teal's own; a later one tries again",
                    reading.application(),
                    reading.commit());
        }
    }

    private boolean rested(Reading reading) {
        return Optional.ofNullable(resting.get(reading.application()))
                .filter(rest ->
                        rest.reading().equals(reading) && clock.instant().isBefore(rest.until()))
                .isEmpty();
    }

    private void rest(Reading reading, Duration asked) {
        int failures = Optional.ofNullable(resting.get(reading.application()))
                        .map(Rest::failures)
                        .orElse(0)
                + 1;
        Duration wait = BACKOFF.after(failures, asked, ThreadLocalRandom.current());
        resting.put(
                reading.application(),
                new Rest(reading, failures, clock.instant().plus(wait)));
    }

    private static void gone(Status was) {
        LOG.infof(
                "%s: its folder has left Git; its objects stay as they are, and nobody looks after them any more",
                was.reading().application());
    }
}
