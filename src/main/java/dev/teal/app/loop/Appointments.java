package dev.teal.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import dev.teal.app.known.Known;
import dev.teal.app.loop.Agenda.Entry;
import dev.teal.app.loop.Agenda.Urgency;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Release;
import dev.teal.core.port.Lookout;
import dev.teal.core.status.Status;

/**
 * Says when each application is looked at: when Git wants something else, when something has changed in the cluster, when a
 * pod has answered, and otherwise at the {@link Pace} of what it is waiting for; what has failed only after its rest.
 */
final class Appointments {

    /** Changes come in flocks; so far apart are the looks that they wake. */
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(20);

    /** All that wait for answers together are looked at so often at most. */
    private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(2);

    /** So many have their turn at once anyway. */
    private static final int FEW = 10;

    private final Known known;
    private final Rests rests;
    private final Clock clock;
    private final Pace pace;
    private final Lookout lookout;
    private final Agenda agenda = new Agenda();
    private final AtomicLong answers = new AtomicLong();
    private final Set<String> waitForAnswers = ConcurrentHashMap.newKeySet();
    private final Set<String> rising = ConcurrentHashMap.newKeySet();

    Appointments(Known known, Rests rests, Clock clock, Pace pace, Lookout lookout) {
        this.known = known;
        this.rests = rests;
        this.clock = clock;
        this.pace = pace;
        this.lookout = lookout;
    }

    /** Git was polled: what it wants otherwise than at the last look is looked at, and what has left it no more. */
    void polled() {
        agenda.keepOnly(known.git().readings().keySet());
        rising.retainAll(known.git().readings().keySet());
        known.git().readings().values().stream()
                .filter(reading -> known.status(reading.application())
                        .filter(status -> status.reading().equals(reading))
                        .isEmpty())
                .forEach(reading -> put(reading.application(), clock.instant(), Urgency.NEWS));
    }

    /** The namespaces of more applications than a handful; none where there are few. */
    Set<String> namespaces() {
        Collection<Reading> readings = known.git().readings().values();
        return readings.size() <= FEW
                ? Set.of()
                : readings.stream()
                        .filter(Release.class::isInstance)
                        .flatMap(it -> ((Release) it).namespaces().stream())
                        .collect(Collectors.toSet());
    }

    /** This application is looked at before all others. */
    void first(String application) {
        if (known.git().reading(application).isPresent()) {
            put(application, clock.instant(), Urgency.ON_TRIAL);
        }
    }

    /** Something has changed in the cluster that may concern this application. */
    void changed(String application) {
        soon(application, BETWEEN_CHANGES);
    }

    /** A pod has answered; whose it is, those who wait find out. */
    void answered() {
        answers.incrementAndGet();
        waitForAnswers.forEach(this::soonAfterAnAnswer);
    }

    private void soonAfterAnAnswer(String application) {
        soon(application, BETWEEN_ANSWERS.multipliedBy(waitForAnswers.size() + 10L));
    }

    /** How many answers there were so far. */
    long answers() {
        return answers.get();
    }

    private void soon(String application, Duration apart) {
        known.status(application).ifPresent(status -> {
            Instant earliest = status.lookedAt().plus(apart);
            Instant now = clock.instant();
            put(application, earliest.isAfter(now) ? earliest : now, Pace.urgency(status));
        });
    }

    /**
     * The application was looked at, with or without success.
     *
     * @param before how many answers there were before
     */
    void looked(String application, long before) {
        Optional<Status> status = known.status(application);
        if (status.isEmpty()) {
            put(application, clock.instant(), Urgency.AT_REST);
            return;
        }
        rising.remove(application);
        if (Pace.isRising(status.get())) {
            rising.add(application);
        }
        Pace.Crowd crowd = new Pace.Crowd(known.git().readings().size(), rising.size());
        Duration wait = pace.after(status.get(), crowd, lookout.sight());
        put(application, clock.instant().plus(wait), Pace.urgency(status.get()));
        if (!status.get().awaitsAnswers()) {
            waitForAnswers.remove(application);
            return;
        }
        waitForAnswers.add(application);
        if (answers.get() != before) {
            // It came while the look went on, which may have asked just before.
            soonAfterAnAnswer(application);
        }
    }

    private void put(String application, Instant when, Urgency urgency) {
        Instant rested = restsUntil(application);
        agenda.put(new Entry(application, rested.isAfter(when) ? rested : when, urgency));
    }

    private Instant restsUntil(String application) {
        return known.git().reading(application).map(rests::until).orElse(Instant.MIN);
    }

    /** What was put there before a look failed rests, too. */
    private boolean may(String application, Looks.Room room) {
        return room.mayBegin(application, place(application))
                && !restsUntil(application).isAfter(clock.instant());
    }

    /** Takes the application whose look is to begin now, if there is room for it. */
    Optional<String> take(Looks looks) {
        Looks.Room room = looks.room();
        return agenda.take(clock.instant(), application -> may(application, room))
                .map(Entry::application);
    }

    /** Whether there is one to take. */
    boolean isDue(Looks looks) {
        Looks.Room room = looks.room();
        return agenda.has(clock.instant(), application -> may(application, room));
    }

    /** How long it is until the next one is due; empty where there is none, or only some that have no room. */
    Optional<Duration> next() {
        Instant now = clock.instant();
        return agenda.next().filter(it -> it.isAfter(now)).map(it -> Duration.between(now, it));
    }

    /** Where the application writes; what can't be read writes nowhere. */
    String place(String application) {
        Optional<Reading> reading = known.git().reading(application);
        return reading.filter(Release.class::isInstance)
                .map(it -> ((Release) it).desired().deployment().ref().namespace())
                .orElse("");
    }
}
