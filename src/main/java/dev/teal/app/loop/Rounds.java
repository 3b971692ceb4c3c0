package dev.teal.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import org.jboss.logging.Logger;

import dev.teal.app.known.Known;
import dev.teal.app.known.Listener;
import dev.teal.core.desired.Reading;
import dev.teal.core.situation.Memory;
import dev.teal.core.status.Reconciler;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** Looks at applications one after the other, each by itself: what one throws, or where one hangs, no other sees. */
@Singleton
public class Rounds {

    private static final Logger LOG = Logger.getLogger("dev.teal");
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** Longer than a look in which one request after the other is slow: what takes longer is told. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    /** Longer than any request may take; what still waits then has been forgotten by whoever should answer. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private final Reconciler reconciler;
    private final Known known;
    private final Clock clock;
    private final Looks looks;
    private final List<Listener> listeners;
    private final Map<String, Rest> resting = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** What failed is left alone until then, unless Git wants something else meanwhile. */
    private record Rest(Reading reading, int failures, Instant until) {}

    Rounds(Reconciler reconciler, Known known, Clock clock, Looks looks, @All List<Listener> listeners) {
        this.reconciler = reconciler;
        this.known = known;
        this.clock = clock;
        this.looks = looks;
        this.listeners = List.copyOf(listeners);
    }

    /** Looks at every application of the tree in hand. */
    void all() {
        round(status -> true);
        known.keepOnly(known.git().readings().keySet()).forEach(Rounds::gone);
    }

    /** Looks at those that are on their way. */
    void onTheirWay() {
        round(status -> status.isDue(clock.instant()));
    }

    /** No look begins any more. */
    void stop(@Observes ShutdownEvent event) {
        closed = true;
        looks.close();
    }

    private void round(Predicate<Status> which) {
        readings().map(Reading::application).toList().forEach(application -> visit(application, which));
    }

    private Stream<Reading> readings() {
        return known.git().snapshot().stream().flatMap(it -> it.applications().stream());
    }

    /**
     * Looks once, if it is due. What Git wants is read inside the turn: another round may have read a newer commit since
     * this one began, and no older one is applied after it.
     */
    private synchronized void visit(String application, Predicate<Status> which) {
        Optional<Reading> due = known.git().reading(application).filter(reading -> !closed);
        Optional<Looks.Look> earlier = looks.goingOn(application);
        if (due.isPresent() && earlier.isPresent()) {
            hangs(due.get(), earlier.get());
            return;
        }
        due.filter(this::rested)
                .filter(reading -> known.status(application)
                        .filter(was -> was.reading().equals(reading) && !which.test(was))
                        .isEmpty())
                .ifPresent(reading -> looks.begin(application, () -> look(reading)));
    }

    private void look(Reading reading) {
        try {
            Memory memory =
                    known.status(reading.application()).map(Status::memory).orElse(Memory.NONE);
            Tick tick = reconciler.tick(reading, memory);
            if (tick.failure().isPresent()) {
                rest(reading, tick.retryAfter());
            } else {
                resting.remove(reading.application());
            }
            tell(tick);
        } catch (RuntimeException e) {
            rest(reading, Duration.ZERO);
            LOG.errorf(
                    e,
                    "%s@%s: this look failed by a fault of Teal's own; a later one tries again",
                    reading.application(),
                    reading.commit());
        }
    }

    /** One by one, since a look that has hung may end beside another one. */
    private void tell(Tick tick) {
        synchronized (listeners) {
            Optional<Status> before = known.status(tick.reading().application());
            Status after = before.map(it -> it.after(tick)).orElseGet(() -> Status.first(tick));
            known.put(after);
            tick.live().ifPresent(seen -> known.clusterLookedAt(tick.endedAt()));
            listeners.forEach(listener -> listener.looked(before, after, tick));
        }
    }

    private void hangs(Reading reading, Looks.Look look) {
        Instant now = clock.instant();
        if (look.since().plus(FORGOTTEN).isBefore(now)) {
            look.interrupt();
        }
        boolean told = known.status(reading.application())
                .filter(status -> status.lookedAt().isAfter(look.since()))
                .isPresent();
        if (!told && look.since().plus(HANGS).isBefore(now)) {
            Hold hold = new Hold(
                    Reason.API_UNREACHABLE,
                    "a look has not ended since " + look.since() + "; the other applications go on",
                    "see whether the API server and its admission webhooks answer; if they do, restart Teal");
            Memory memory =
                    known.status(reading.application()).map(Status::memory).orElse(Memory.NONE);
            tell(Tick.stuck(reading, hold, memory, now));
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
