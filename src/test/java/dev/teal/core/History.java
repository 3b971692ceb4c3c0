package dev.teal.core;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.teal.core.desired.Release;
import dev.teal.core.live.Live;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.live.Scope;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.PortException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/** What happens to one application, and an independent watcher of every write. */
final class History {

    private static final int REPLICAS = 2;
    private static final Selector GREEN = Rehearsal.selector("green");
    private static final Selector BLUE = Rehearsal.selector("blue");

    /** One thing that happens. */
    enum Event {
        COMMIT_GREEN_ACTIVE(it -> it.shop.active("green").commit()),
        COMMIT_BLUE_ACTIVE(it -> it.shop.active("blue").commit()),
        COMMIT_NEW_GREEN(it -> it.commit("green", "v3")),
        COMMIT_NEW_BLUE(it -> it.commit("blue", "v4")),
        COMMIT_CRASHING_GREEN(it -> it.commit("green", "crash")),
        COMMIT_CRASHING_BLUE(it -> it.commit("blue", "crash")),
        COMMIT_SLOW_BLUE(it -> it.commit("blue", "slow")),
        COMMIT_LATE_BLUE(it -> it.commit("blue", "late")),
        COMMIT_LATE_GREEN(it -> it.commit("green", "late")),
        COMMIT_CHECKS(it -> it.policy("before: {checks: [http: /]}\nafter: {watch: 1m, checks: [http: /]}\n")),
        COMMIT_STOPPING(it -> it.policy("idle: {then: stop, after: 20s}\n")),
        COMMIT_DELETING(it -> it.policy("drain: 5s\nidle: {then: delete, after: 10s}\n")),
        COMMIT_PAUSE(it -> it.policy("paused: true\n")),
        COMMIT_NO_POLICY(it -> it.policy("")),
        COMMIT_MISSING_GREEN(it -> it.commit("green", "missing")),
        COMMIT_BROKEN_FOLDER(it -> it.shop.broken()),
        COMMIT_MENDED_FOLDER(it -> it.shop.commit()),
        HAND_DELETES_THE_SERVICE(it -> it.shop.handDeletes(Rehearsal.SERVICE)),
        HAND_EMPTIES_THE_SERVICE(it -> it.hand(it.shop::handEmpties)),
        HAND_WIDENS_THE_SERVICE(it -> it.hand(() -> it.shop.handOn(new Selector(Map.of("app", "shop"))))),
        HAND_MOVES_TO_GREEN(it -> it.hand(() -> it.shop.handOn(GREEN))),
        HAND_MOVES_TO_BLUE(it -> it.hand(() -> it.shop.handOn(BLUE))),
        HAND_DELETES_GREEN(it -> it.shop.handDeletes(Rehearsal.deployment("green"))),
        HAND_DELETES_BLUE(it -> it.shop.handDeletes(Rehearsal.deployment("blue"))),
        PROCESS_IS_RESTARTED(it -> it.shop.restarted()),
        PROCESS_IS_KILLED_BEFORE_ITS_NEXT_WRITE(it -> it.next = Next.KILLED_BEFORE),
        PROCESS_IS_KILLED_AFTER_ITS_NEXT_WRITE(it -> it.next = Next.KILLED_AFTER),
        NEXT_WRITE_FAILS(it -> it.next = Next.FAILS),
        NEXT_WRITE_IS_DONE_AND_NOT_CONFIRMED(it -> it.next = Next.UNCONFIRMED),
        A_SECOND_PASSES(it -> it.shop.pass(Rehearsal.SECOND)),
        TEN_SECONDS_PASS(it -> it.look(10)),
        A_MINUTE_PASSES(it -> it.look(60)),
        /** What no planner may do; only to see that the watcher sees it. */
        NEXT_WRITE_SENDS_TRAFFIC_ASTRAY(it -> it.next = Next.ASTRAY);

        /** All that may happen. */
        static final List<Event> RANDOM = Arrays.stream(values())
                .filter(it -> it != NEXT_WRITE_SENDS_TRAFFIC_ASTRAY)
                .toList();

        private final Happening happening;

        Event(Happening happening) {
            this.happening = happening;
        }
    }

    private interface Happening {
        void to(History history);
    }

    /** What becomes of the next write. */
    private enum Next {
        DONE,
        FAILS,
        UNCONFIRMED,
        KILLED_BEFORE,
        KILLED_AFTER,
        ASTRAY
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String what) {
            super(what);
        }
    }

    private final Rehearsal shop;
    private final Scope scope;
    private Next next = Next.DONE;

    private History(Rehearsal shop, UnaryOperator<Cluster> seeing) {
        this.shop = shop;
        this.scope = new Scope((Release) shop.reading());
        Cluster seen = seeing.apply(shop.cluster());
        shop.through(cluster -> new Between(seen) {
            @Override
            void write(ObjectRef ref, Write write) throws PortException {
                long before = served();
                Optional<Selector> from = shop.live();
                try {
                    happen(() -> super.write(ref, write));
                } finally {
                    watch(ref, before, from);
                }
            }
        });
    }

    /**
     * What went wrong in this history, of a cluster that is looked at, and of one that is watched; empty where nothing did. Each
     * event is followed by three looks.
     */
    static Optional<String> run(List<Event> events) {
        return run(events, cluster -> cluster)
                .or(() -> run(events, Lagging::new).map(it -> "watched: " + it));
    }

    private static Optional<String> run(List<Event> events, UnaryOperator<Cluster> seeing) {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            History history = new History(shop, seeing);
            try {
                for (Event event : events) {
                    event.happening.to(history);
                    history.look(3);
                }
                history.end();
                return Optional.empty();
            } catch (Broken e) {
                return Optional.of(e.getMessage());
            }
        }
    }

    private void commit(String color, String tag) {
        shop.write(color + ".yaml", Rehearsal.deployment(color, tag)).commit();
    }

    private void policy(String text) {
        shop.write("teal.yaml", text).commit();
    }

    private void hand(Runnable what) {
        if (shop.cluster().get(Rehearsal.SERVICE).isPresent()) {
            what.run();
        }
    }

    private void look(int seconds) {
        for (int i = 0; i < seconds; i++) {
            try {
                shop.look();
            } catch (Killed e) {
                shop.restarted();
            }
            shop.pass(Rehearsal.SECOND);
        }
    }

    /** Once nothing is disturbed any more, and Git has good versions, everything is where Git wants it, and stays. */
    private void end() {
        next = Next.DONE;
        shop.without("teal.yaml")
                .write("green.yaml", Rehearsal.deployment("green", "v5"))
                .write("blue.yaml", Rehearsal.deployment("blue", "v6"))
                .commit();
        look(300);
        expect(
                shop.status().phase() == Phase.SYNCED,
                "at the end it is " + shop.status().phase() + ", "
                        + shop.status().hold());
        Selector wanted = Rehearsal.selector(((Release) shop.reading()).active().word());
        expect(shop.live().equals(Optional.of(wanted)), "at the end traffic goes to " + shop.live());
        expect(shop.during(Duration.ofMinutes(1)).isEmpty(), "there are writes at rest");
    }

    private void happen(Between.Write write) throws PortException {
        Next now = next;
        next = Next.DONE;
        switch (now) {
            case DONE -> write.get();
            case FAILS -> throw failure();
            case UNCONFIRMED -> {
                write.get();
                throw failure();
            }
            case KILLED_BEFORE -> throw new Killed();
            case KILLED_AFTER -> {
                write.get();
                throw new Killed();
            }
            case ASTRAY -> {
                write.get();
                shop.handOn(Rehearsal.selector("nobody"));
            }
        }
    }

    private static TransientException failure() {
        return new TransientException(Reason.API_UNREACHABLE, "the API server is away", "", Duration.ZERO, null);
    }

    /** What no write may do, by a look of its own. */
    private void watch(ObjectRef ref, long before, Optional<Selector> from) {
        Optional<Selector> to = shop.live();
        long after = served();
        expect(before == 0 || after > 0, "the write of " + ref + " left no ready pod behind the Service");
        expect(
                to.equals(from) || before < REPLICAS || after >= REPLICAS,
                "the Service was moved from " + before + " ready pods to " + after);
        if (ref.equals(Rehearsal.SERVICE)) {
            expect(
                    to.equals(from) || to.equals(Optional.of(GREEN)) || to.equals(Optional.of(BLUE)),
                    "the Service selects " + to);
            expect(to.equals(from) || after > 0, "the Service was moved to nobody");
        }
    }

    private long served() {
        Live live = shop.cluster().look(scope);
        LiveService service = live.services().get(Rehearsal.SERVICE);
        return service == null
                ? 0
                : service.selector().stream()
                        .flatMap(it -> live.pods(scope.release().services().get(0), it).stream())
                        .filter(Pod::ready)
                        .count();
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new Broken(otherwise);
        }
    }
}
