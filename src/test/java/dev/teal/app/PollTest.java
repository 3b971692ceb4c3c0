package dev.teal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.Policies;
import dev.teal.SetClock;
import dev.teal.core.Commit;
import dev.teal.core.PortException;
import dev.teal.core.Reason;
import dev.teal.core.Reconciler;
import dev.teal.core.Snapshot;
import dev.teal.core.Source;
import dev.teal.core.TransientException;
import dev.teal.embedded.EmbeddedCluster;

/** Polls that come at the same time: the first one at the start, and the scheduler's. */
class PollTest {

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final EmbeddedCluster memory = new EmbeddedCluster(clock);
    private final Board board = new Board();
    private final OnceAnswering source = new OnceAnswering();
    private final Poll poll = new Poll(
            source,
            new Rounds(
                    new Reconciler(memory, memory, Policies.CARE, Policies.PERMISSIONS, clock),
                    board,
                    clock,
                    List.of()),
            board,
            clock,
            new SmallRyeConfigBuilder().withMapping(TealConfig.class).build().getConfigMapping(TealConfig.class),
            new SimpleMeterRegistry());

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void aPollThatFailsBesideOneThatAnswersTakesNothingAway() throws Exception {
        Thread first = new Thread(poll::poll);
        first.start();
        source.asked.await();
        Thread second = new Thread(poll::poll);
        second.start();
        await().until(() -> second.getState() == Thread.State.BLOCKED);
        source.answers.countDown();
        first.join();
        second.join();

        assertThat(board.git().failure()).isPresent();
        assertThat(board.git().snapshot()).contains(source.snapshot);
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
