package dev.teal.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container through the time, as a kubelet would keep it: it starts, is probed, ends or is ended, and starts again. What
 * it is at a moment depends on nothing but what happened before.
 */
final class Life {

    private static final Duration START = Duration.ofSeconds(1);
    private static final Duration CRASH_AFTER = Duration.ofSeconds(1);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

    private final Container container;
    private Optional<Instant> since = Optional.empty();
    private Optional<Instant> readySince = Optional.empty();
    private Instant nextStart;
    private Optional<Integer> lastExit = Optional.empty();
    private int restarts;
    private Duration backOff = FIRST_BACK_OFF;
    private Optional<Watch> startup = Optional.empty();
    private Optional<Watch> readiness = Optional.empty();
    private Optional<Watch> liveness = Optional.empty();

    /** A container of a pod that is born at that moment. */
    Life(Container container, Instant bornAt) {
        this.container = container;
        this.nextStart = bornAt.plus(START);
    }

    Container container() {
        return container;
    }

    /** Since when it runs; empty while it does not. */
    Optional<Instant> since() {
        return since;
    }

    int restarts() {
        return restarts;
    }

    /** A container without a readiness probe is believed as soon as it runs. */
    boolean ready() {
        return since.isPresent()
                && startup.map(Watch::holds).orElse(true)
                && readiness.map(Watch::holds).orElse(true);
    }

    /** When it last became ready; empty while it is not. */
    Optional<Instant> readySince() {
        return readySince;
    }

    /** Whether it accepts a connection on the port. */
    boolean listens(int port, Instant now) {
        return since.filter(start -> container.listens(port, Duration.between(start, now)))
                .isPresent();
    }

    /** The status of its page. */
    int status(String path, Instant now) {
        return container.status(path, Duration.between(since.orElse(now), now));
    }

    /** Why it can't run, once that is clear. */
    Optional<String> trouble(Instant now) {
        if (since.isPresent()) {
            return Optional.empty();
        }
        String who = "container " + Behaviour.name(container.image()) + " (" + container.image() + "): ";
        if (container.behaviour() == Behaviour.MISSING) {
            return nextStart.isAfter(now) ? Optional.empty() : Optional.of(who + "ImagePullBackOff: no such image");
        }
        return lastExit.filter(code -> code != 0 || restarts > 0)
                .map(code -> who + "CrashLoopBackOff, last exit code " + code + ", restarts: " + restarts);
    }

    /** Lets happen what happens until {@code now}. */
    void advance(Instant now) {
        for (Optional<Instant> next = next(); next.isPresent() && !next.get().isAfter(now); next = next()) {
            happen(next.get());
            Instant at = next.get();
            readySince = ready() ? readySince.or(() -> Optional.of(at)) : Optional.empty();
        }
    }

    private Optional<Instant> next() {
        if (container.behaviour() == Behaviour.MISSING) {
            return Optional.empty();
        }
        if (since.isEmpty()) {
            return Optional.of(nextStart);
        }
        Stream<Instant> exit =
                container.behaviour() == Behaviour.CRASH ? Stream.of(since.get().plus(CRASH_AFTER)) : Stream.empty();
        return Stream.concat(exit, watches().stream().map(Watch::next)).min(Instant::compareTo);
    }

    private void happen(Instant at) {
        if (since.isEmpty()) {
            start(at);
            return;
        }
        if (container.behaviour() == Behaviour.CRASH
                && !since.get().plus(CRASH_AFTER).isAfter(at)) {
            end(at, 1, backOff);
            return;
        }
        Duration age = Duration.between(since.get(), at);
        for (Watch watch : watches()) {
            if (!watch.next().isAfter(at)) {
                watch.found(container.passes(watch.probe().check(), age));
            }
        }
        boolean killed = Stream.of(startup, liveness).flatMap(Optional::stream).anyMatch(Watch::gaveUp);
        if (killed) {
            end(at, 0, restarts == 0 ? START : backOff);
        }
    }

    private void start(Instant at) {
        restarts += lastExit.isPresent() ? 1 : 0;
        since = Optional.of(at);
        startup = container.startup().map(probe -> new Watch(probe, at, Watch.Belief.DOUBTS));
        readiness = container.readiness().map(probe -> new Watch(probe, at, Watch.Belief.DOUBTS));
        liveness = container.liveness().map(probe -> new Watch(probe, at, Watch.Belief.TRUSTS));
    }

    private void end(Instant at, int exit, Duration pause) {
        since = Optional.empty();
        lastExit = Optional.of(exit);
        nextStart = at.plus(pause);
        if (pause.equals(backOff)) {
            Duration twice = backOff.multipliedBy(2);
            backOff = twice.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : twice;
        }
    }

    /** Those that ask now: until the container has started, nothing else is asked, and afterwards that is not. */
    private List<Watch> watches() {
        List<Watch> asking = new ArrayList<>();
        if (startup.filter(it -> !it.holds()).isPresent()) {
            asking.add(startup.get());
        } else {
            readiness.ifPresent(asking::add);
            liveness.ifPresent(asking::add);
        }
        return asking;
    }
}
