package dev.teal.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import org.jboss.logging.Logger;

import dev.teal.app.known.Known;
import dev.teal.app.known.Listener;
import dev.teal.app.known.SlowListener;
import dev.teal.app.text.LogFields;
import dev.teal.core.desired.Reading;
import dev.teal.core.situation.Memory;
import dev.teal.core.status.Reconciler;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** Looks at one application, and tells what came of it. What one throws, no other sees. */
@Singleton
public class Visits {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    /** Longer than a look in which one request after the other is slow: what takes longer is told. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    /** Longer than any request may take; what still waits then has been forgotten by whoever should answer. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private final Reconciler reconciler;
    private final Known known;
    private final Clock clock;
    private final List<Listener> listeners;
    private final List<SlowListener> slowListeners;
    private final Rests rests;

    Visits(
            Reconciler reconciler,
            Known known,
            Clock clock,
            @All List<Listener> listeners,
            @All List<SlowListener> slowListeners) {
        this.reconciler = reconciler;
        this.known = known;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        this.slowListeners = List.copyOf(slowListeners);
        this.rests = new Rests(clock);
    }

    /** Looks once. What Git wants is read now, so that no older commit is applied after a newer one. */
    void look(String application) {
        known.git()
                .reading(application)
                .ifPresent(reading -> LogFields.of(reading).during(() -> look(reading)));
    }

    private void look(Reading reading) {
        try {
            Tick tick = reconciler.tick(reading, memory(reading));
            rests.note(reading, tick);
            Told told = tell(tick);
            slowListeners.forEach(listener -> listener.looked(told.before(), told.after(), tick));
        } catch (RuntimeException e) {
            rests.failed(reading);
            LOG.errorf(
                    e,
                    "%s@%s: this look failed by a fault of Teal's own; a later one tries again",
                    reading.application(),
                    reading.commit());
        }
    }

    private Memory memory(Reading reading) {
        return known.status(reading.application()).map(Status::memory).orElse(Memory.NONE);
    }

    /** What is known of an application before a look and after it. */
    private record Told(Optional<Status> before, Status after) {}

    /** One by one, since a look that has hung may end beside another one. */
    private Told tell(Tick tick) {
        synchronized (listeners) {
            Optional<Status> before = known.status(tick.reading().application());
            Status after = before.map(it -> it.after(tick)).orElseGet(() -> Status.first(tick));
            known.put(after);
            tick.live().ifPresent(seen -> known.clusterLookedAt(tick.endedAt()));
            listeners.forEach(listener -> listener.looked(before, after, tick));
            return new Told(before, after);
        }
    }

    /** What is to be left alone for a while. */
    Rests rests() {
        return rests;
    }

    /** Tells of a look that has not ended, once, and in the end breaks it off. */
    void watch(Looks.Look look) {
        Instant now = clock.instant();
        if (look.since().plus(FORGOTTEN).isBefore(now)) {
            look.interrupt();
        }
        boolean told = known.status(look.application())
                .filter(status -> status.lookedAt().isAfter(look.since()))
                .isPresent();
        if (told || !look.since().plus(HANGS).isBefore(now)) {
            return;
        }
        Hold hold = new Hold(
                Reason.API_UNREACHABLE,
                "a look has not ended since " + look.since() + "; the other applications go on",
                "see whether the API server and its admission webhooks answer; if they do, restart Teal");
        known.git()
                .reading(look.application())
                .ifPresent(reading -> tell(Tick.stuck(reading, hold, memory(reading), now)));
    }

    /** Forgets what was found, since somebody else has looked after it meanwhile, or does from now on. */
    void forgetAll() {
        known.keepOnly(Set.of()).forEach(status -> rests.forget(status.reading().application()));
        known.leftBehind(Map.of());
    }

    /** Forgets the applications that Git has no more. */
    List<String> forgetOthers() {
        List<String> gone = known.keepOnly(known.git().readings().keySet()).stream()
                .map(status -> status.reading().application())
                .toList();
        gone.forEach(application -> {
            rests.forget(application);
            LOG.infof(
                    "%s: its folder has left Git; its objects stay as they are, and nobody looks after them any more",
                    application);
        });
        return gone;
    }
}
