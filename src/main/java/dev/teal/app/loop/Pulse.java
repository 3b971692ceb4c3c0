package dev.teal.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.teal.app.known.Known;
import dev.teal.app.setting.TealConfig;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.PortException;

/** Begins the looks when they are due, and never waits for one. */
@Singleton
public class Pulse {

    private static final Duration LONGEST_REST = Duration.ofSeconds(15);

    /** Clocks are set, and looks hang: so much later that is noticed. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger("dev.teal");

    private final Visits visits;
    private final Looks looks;
    private final Cluster cluster;
    private final Leadership leadership;
    private final Emergency emergency;
    private final Standstill standstill;
    private final Appointments appointments;
    private final AtomicBoolean unasked = new AtomicBoolean(true);
    private final AtomicBoolean beating = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, task -> new Thread(task, "teal-pulse"), new ThreadPoolExecutor.DiscardPolicy());
    private long plannedNanos = System.nanoTime();
    private volatile boolean closed;

    Pulse(
            Visits visits,
            Looks looks,
            Cluster cluster,
            Leadership leadership,
            Known known,
            Emergency emergency,
            Standstill standstill,
            Clock clock,
            TealConfig config) {
        this.visits = visits;
        this.looks = looks;
        this.cluster = cluster;
        this.leadership = leadership;
        this.emergency = emergency;
        this.standstill = standstill;
        Duration interval = config.git().interval();
        this.appointments = new Appointments(
                known,
                visits.rests(),
                clock,
                new Pace(interval.compareTo(LONGEST_REST) < 0 ? interval : LONGEST_REST),
                cluster);
    }

    void start(@Observes StartupEvent event) {
        cluster.onChange(application -> {
            appointments.changed(application);
            wake();
        });
        executor.scheduleWithFixedDelay(
                this::beat, LONGEST_SLEEP.toMillis(), LONGEST_SLEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Git was polled: looks at whatever it wants otherwise than at the last look, and no more at what has left it. */
    void polled() {
        visits.forgetOthers().forEach(cluster::forget);
        if (leadership.mayWrite() && unasked.getAndSet(false)) {
            unfinished();
        }
        appointments.polled();
        wake();
    }

    /** Where a start, or who comes to lead, finds more applications than there are workers, those go first whose traffic was on its way. */
    private void unfinished() {
        try {
            for (String namespace : appointments.namespaces()) {
                cluster.unfinished(namespace).forEach(appointments::first);
            }
        } catch (PortException e) {
            // In whatever order they come, the looks tell what is wrong with the cluster.
        }
    }

    /** A pod has answered: looks soon at those that wait for that. */
    public void answered() {
        appointments.answered();
        wake();
    }

    /** Begins what is due as soon as this thread has time; however often it is called until then, that is once. */
    private void wake() {
        if (beating.compareAndSet(false, true)) {
            executor.execute(this::beat);
        }
    }

    /** What is thrown out of a scheduled task would end the schedule. */
    private void beat() {
        beating.set(false);
        standstill.beat();
        try {
            emergency.within(this::begin);
        } catch (RuntimeException e) {
            LOG.error("looks could not begin by a fault of Teal's own; a moment later they are tried again", e);
        }
    }

    private void begin() {
        looks.goingOn().forEach(visits::watch);
        if (!leadership.mayWrite()) {
            // A look that must not write would be for nothing.
            return;
        }
        Optional<String> next = appointments.take(looks);
        while (next.isPresent() && !closed) {
            String application = next.get();
            looks.begin(application, appointments.place(application), () -> look(application), this::wake);
            next = appointments.take(looks);
        }
        appointments.next().filter(it -> it.compareTo(LONGEST_SLEEP) < 0).ifPresent(this::plan);
    }

    /** Does it where this process is the one that looks. */
    void whereItLeads(Runnable look) {
        if (leadership.mayWrite()) {
            emergency.within(look);
        }
    }

    /** Another process has looked meanwhile, or does from now on. */
    void forgetAll() {
        visits.forgetAll();
        unasked.set(true);
    }

    private void look(String application) {
        long answers = appointments.answers();
        visits.look(application);
        appointments.looked(application, answers);
    }

    /** The next look is due before this thread looks anyway; one beat that comes sooner is enough. */
    private void plan(Duration wait) {
        long now = System.nanoTime();
        long next = now + wait.plusMillis(1).toNanos();
        if (plannedNanos - now <= 0 || next - plannedNanos < 0) {
            plannedNanos = next;
            executor.schedule(this::beat, next - now, TimeUnit.NANOSECONDS);
        }
    }

    /** Whether a look could begin. */
    boolean isDue() {
        return beating.get() || appointments.isDue(looks);
    }

    /** No look begins any more. */
    void stop(@Observes ShutdownEvent event) {
        closed = true;
        executor.shutdown();
        looks.close();
        cluster.unwatch();
    }
}
