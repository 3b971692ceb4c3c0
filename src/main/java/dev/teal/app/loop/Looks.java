package dev.teal.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.teal.app.setting.TealConfig;

/**
 * The looks that go on, each in a thread of its own, and never two at one application: no older commit is applied after a newer
 * one. Where looks take long, in a webhook or a proxy, those at such places have lanes of their own, so that they keep
 * nobody else waiting. What hangs is left to itself, since it may be about to write.
 */
@Singleton
public class Looks {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    /** A look that takes longer makes its place a slow one. */
    private static final Duration QUICK = Duration.ofSeconds(1);

    /** So long after the last such look: most looks ask nobody, and say nothing about their place. */
    private static final Duration SLOW = Duration.ofMinutes(1);

    private static final Duration LONGEST_END = Duration.ofSeconds(20);
    private static final int SLOW_LANE = 8;

    /** Beyond that lane each slow place has one look, so that no other keeps it waiting; all of them together so many. */
    private static final int SLOW_LANES = 24;

    /** Where so many hang, something is wrong that more of them would not mend. */
    private static final int MOST = 64;

    private final Emergency emergency;
    private final Clock clock;
    private final int workers;
    private final Map<String, Look> goingOn = new ConcurrentHashMap<>();
    private final Map<String, Instant> slow = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    /**
     * A look that has not ended.
     *
     * @param place where it writes, which may be slow for all
     * @param since when it began
     */
    record Look(String application, String place, Future<?> end, Instant since) {

        /** Asks it to end: what waits for an answer no longer does. */
        void interrupt() {
            end.cancel(true);
        }
    }

    @Inject
    Looks(Emergency emergency, Clock clock, TealConfig config) {
        this(emergency, clock, config.workers().orElse(Runtime.getRuntime().availableProcessors() + 2));
    }

    /** {@code workers} is how many looks go on at the same time where none of them is slow. */
    Looks(Emergency emergency, Clock clock, int workers) {
        this.emergency = emergency;
        this.clock = clock;
        this.workers = workers;
        // How many go on says mayBegin. A thread of a look that has ended may not be back yet, so the pool must not
        // refuse one.
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), Looks::thread);
    }

    /** Whether none goes on. */
    public boolean areOver() {
        return goingOn.isEmpty();
    }

    /** Those that have not ended. */
    Collection<Look> goingOn() {
        return List.copyOf(goingOn.values());
    }

    /** Whether a look at this application may begin now. */
    boolean mayBegin(String application, String place) {
        return room().mayBegin(application, place);
    }

    /** What there is room for at this moment, for one who asks for many applications. */
    Room room() {
        List<Look> all = List.copyOf(goingOn.values());
        Set<String> applications = all.stream().map(Look::application).collect(Collectors.toSet());
        Set<String> slowPlaces = slowPlaces(all);
        List<String> slowOnes =
                all.stream().map(Look::place).filter(slowPlaces::contains).toList();
        return new Room(
                applications,
                slowPlaces,
                slowOnes.size() < SLOW_LANES ? Set.copyOf(slowOnes) : slowPlaces,
                all.size() - slowOnes.size() < workers && all.size() < MOST,
                slowOnes.size() < SLOW_LANE);
    }

    /**
     * Room for one more look.
     *
     * @param goingOn the applications that are looked at
     * @param slowPlaces where looks take long
     * @param served those of them that have a look already
     * @param elsewhere whether there is some for a look at another place
     * @param there whether there is some for another look at one of the served
     */
    record Room(Set<String> goingOn, Set<String> slowPlaces, Set<String> served, boolean elsewhere, boolean there) {

        boolean mayBegin(String application, String place) {
            boolean room = slowPlaces.contains(place) ? there || !served.contains(place) : elsewhere;
            return room && !goingOn.contains(application);
        }
    }

    /** Also those where a look goes on that has taken long already. */
    private Set<String> slowPlaces(List<Look> all) {
        slow.values().removeIf(at -> at.plus(SLOW).isBefore(clock.instant()));
        Set<String> places = new HashSet<>(slow.keySet());
        all.stream()
                .filter(look -> look.since().plus(QUICK).isBefore(clock.instant()))
                .forEach(look -> places.add(look.place()));
        return places;
    }

    /** Begins a look that {@link #mayBegin}; {@code after} is run once it has ended, whatever came of it. */
    void begin(String application, String place, Runnable look, Runnable after) {
        Instant since = clock.instant();
        FutureTask<Void> task = new FutureTask<>(
                () -> {
                    try {
                        emergency.within(look);
                    } finally {
                        ended(place, since);
                        goingOn.remove(application);
                        after.run();
                    }
                },
                null);
        goingOn.put(application, new Look(application, place, task, since));
        try {
            threads.execute(task);
        } catch (RuntimeException e) {
            // What has not begun will not end: the application would never be looked at again.
            goingOn.remove(application);
            throw e;
        }
    }

    private void ended(String place, Instant since) {
        if (since.plus(QUICK).isBefore(clock.instant())) {
            slow.put(place, clock.instant());
        }
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

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "teal-look");
        thread.setDaemon(true);
        return thread;
    }
}
