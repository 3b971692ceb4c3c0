package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.inject.Vetoed;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.Policies;
import dev.teal.SetClock;
import dev.teal.app.Lines;
import dev.teal.app.known.Known;
import dev.teal.app.setting.TealConfig;
import dev.teal.app.tell.HealthChecks;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Snapshot;
import dev.teal.core.port.Source;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Reason;
import dev.teal.embedded.EmbeddedCluster;

/** Polls that come at the same time: the first one at the start, and the scheduler's. */
class PollTest {

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final EmbeddedCluster memory = new EmbeddedCluster(clock);
    private final Known known = new Known();
    private final List<Integer> ended = new CopyOnWriteArrayList<>();
    private final Emergency emergency = new Emergency(ended::add);
    private final TealConfig config = Polling.every("15s");
    private final CountedPulse pulse = new CountedPulse(
            Visiting.of(memory, known, clock),
            new Looks(emergency, clock, 2),
            memory,
            Leadership.ALONE,
            known,
            emergency,
            clock,
            config);

    @AfterEach
    void close() {
        pulse.stop(null);
        memory.close();
    }

    private Poll asking(Source source) {
        LeftBehind leftBehind = new LeftBehind(memory, Policies.PERMISSIONS, known);
        Holders holders = new Holders(memory, Policies.PERMISSIONS);
        return new Poll(source, holders, pulse, leftBehind, emergency, known, clock, config, new SimpleMeterRegistry());
    }

    @Test
    void anErrorOfTheVirtualMachineEndsTheProcess() {
        Poll poll = asking(() -> {
            throw new OutOfMemoryError("a heap of the test's own");
        });

        assertThatThrownBy(poll::poll).isInstanceOf(OutOfMemoryError.class);

        assertThat(ended).containsExactly(Emergency.STATUS);
    }

    @Test
    void aRepositoryWithoutAnApplicationIsToldOnce() {
        Poll poll = asking(() -> new Snapshot(new Commit("c0ffee0", clock.instant()), List.of()));

        List<String> lines = Lines.of(() -> {
            poll.poll();
            poll.poll();
        });

        assertThat(lines).singleElement().asString().startsWith("git: no folder is an application at commit c0ffee0");
    }

    @Test
    void whereGitNeverAnsweredNothingIsSaidToStayInForce() {
        Poll poll = asking(() -> {
            throw new TransientException(Reason.GIT_UNREACHABLE, "no answer", null);
        });

        assertThat(Lines.of(poll::poll))
                .containsExactly("git: GIT_UNREACHABLE: no answer; nothing was read yet, so nothing is done");
    }

    @Test
    void isAliveAsLongAsPollsBeginWhateverTheyFind() throws Exception {
        HealthCheck alive = new HealthChecks(known, Leadership.ALONE, clock, config).poll();
        Poll poll = asking(() -> {
            throw new TransientException(Reason.GIT_UNREACHABLE, "no answer", null);
        });

        for (int minute = 0; minute < 10; minute++) {
            poll.poll();
            clock.pass(Duration.ofMinutes(1));
            assertThat(alive.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        }
        known.git(known.git().found(new Snapshot(new Commit("c1", clock.instant()), List.of()), clock.instant()));
        clock.pass(Duration.ofMinutes(2));
        assertThat(alive.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void aPollThatFailsBesideOneThatAnswersTakesNothingAway() throws Exception {
        OnceAnswering source = new OnceAnswering();
        Poll poll = asking(source);
        Thread first = new Thread(poll::poll);
        first.start();
        source.asked.await();
        Thread second = new Thread(poll::poll);
        second.start();
        await().until(() -> second.getState() == Thread.State.BLOCKED);
        source.answers.countDown();
        first.join();
        second.join();

        assertThat(known.git().failure()).isPresent();
        assertThat(known.git().snapshot()).contains(source.snapshot);
    }

    @Test
    void aHookEndsAWaitOfTealsOwn() {
        Failing source = new Failing(Duration.ZERO);
        Poll poll = asking(source);
        poll.poll();
        poll.poll();
        assertThat(source.times).isEqualTo(1);

        poll.hooked();

        assertThat(source.times).isEqualTo(2);
    }

    @Test
    void aHookEndsNoWaitThatTheServerHasAskedFor() {
        Failing source = new Failing(Duration.ofMinutes(5));
        Poll poll = asking(source);
        poll.poll();

        clock.pass(Duration.ofSeconds(299));
        poll.hooked();
        assertThat(source.times).isEqualTo(1);

        clock.pass(Duration.ofSeconds(1));
        poll.hooked();
        assertThat(source.times).isEqualTo(2);
    }

    /** Else hooks would hide that the scheduler has stopped. */
    @Test
    void aHookIsNoSignOfLife() {
        asking(new Failing(Duration.ZERO)).hooked();

        assertThat(known.pollBeganAt()).isEmpty();
    }

    /** Somebody may have hooks sent for each branch of a thousand repositories. */
    @Test
    void aHookThatBringsNothingNewHasNothingLookedAt() {
        AtomicReference<String> head = new AtomicReference<>("c0ffee0");
        Poll poll = asking(() -> new Snapshot(new Commit(head.get(), clock.instant()), List.of()));
        poll.hooked();
        assertThat(pulse.polls).hasValue(1);

        poll.hooked();
        assertThat(pulse.polls).hasValue(1);

        head.set("c0ffee1");
        poll.hooked();
        assertThat(pulse.polls).hasValue(2);
    }

    /** Counts how often it hears of a poll; not a bean of the tests that start the program. */
    @Vetoed
    private static final class CountedPulse extends Pulse {

        private final AtomicInteger polls = new AtomicInteger();

        CountedPulse(
                Visits visits,
                Looks looks,
                Cluster cluster,
                Leadership leadership,
                Known known,
                Emergency emergency,
                Clock clock,
                TealConfig config) {
            super(visits, looks, cluster, leadership, known, emergency, new Standstill(clock), clock, config);
        }

        @Override
        void polled() {
            polls.incrementAndGet();
            super.polled();
        }
    }

    /** Counts how often it is asked, and asks to be left alone for so long. */
    private static final class Failing implements Source {

        private final Duration retryAfter;
        private int times;

        Failing(Duration retryAfter) {
            this.retryAfter = retryAfter;
        }

        @Override
        public Snapshot look() throws PortException {
            times++;
            throw new TransientException(Reason.THROTTLED, "too many", "", retryAfter, null);
        }
    }

    /** Like Git, it is asked by one at a time; it answers late, and then no more. */
    private final class OnceAnswering implements Source {

        private final Snapshot snapshot = new Snapshot(new Commit("c1", clock.instant()), List.of());
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answers = new CountDownLatch(1);
        private Optional<Snapshot> next = Optional.of(snapshot);

        @Override
        public synchronized Snapshot look() throws PortException {
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Snapshot found = next.orElseThrow(() -> new TransientException(Reason.GIT_UNREACHABLE, "no answer", null));
            next = Optional.empty();
            return found;
        }
    }
}
