package dev.teal.app.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.app.Lines;

class DoorbellTest {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger answers = new AtomicInteger();
    private Doorbell bell = new Doorbell(answers::incrementAndGet, new Doorbell.Pauses(PAUSE, LONG));

    @AfterEach
    void close() {
        bell.close();
    }

    @Test
    void aHundredRingsAreFewAnswers() {
        for (int i = 0; i < 100; i++) {
            bell.ring();
        }

        await().during(PAUSE.multipliedBy(3)).until(() -> answers.get() >= 1 && answers.get() <= 2);
    }

    @Test
    void answersBeginAPauseApart() {
        List<Long> begun = new CopyOnWriteArrayList<>();
        bell.close();
        bell = new Doorbell(() -> begun.add(System.nanoTime()), new Doorbell.Pauses(PAUSE, LONG));

        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            bell.ring();
            return begun.size() >= 4;
        });

        for (int i = 1; i < begun.size(); i++) {
            assertThat(Duration.ofNanos(begun.get(i) - begun.get(i - 1))).isGreaterThanOrEqualTo(PAUSE);
        }
    }

    /** A commit that comes while an answer is given may have come too late for it. */
    @Test
    void rungWhileAnAnswerIsGivenThereIsOneMore() {
        Semaphore begun = new Semaphore(0);
        Semaphore go = new Semaphore(0);
        bell.close();
        bell = new Doorbell(
                () -> {
                    begun.release();
                    go.acquireUninterruptibly();
                    answers.incrementAndGet();
                },
                new Doorbell.Pauses(PAUSE, LONG));
        bell.ring();
        begun.acquireUninterruptibly();

        for (int i = 0; i < 10; i++) {
            bell.ring();
        }
        go.release(10);

        await().during(PAUSE.multipliedBy(3)).until(() -> answers.get() <= 2);
        assertThat(answers).hasValue(2);
    }

    /** The Git server may send a hook before all of its machines have the commit. */
    @Test
    void makesSureAWhileAfterTheLastOne() {
        bell.close();
        bell = new Doorbell(answers::incrementAndGet, new Doorbell.Pauses(Duration.ZERO, PAUSE));

        bell.ring();

        await().until(() -> answers.get() == 2);
        await().during(PAUSE.multipliedBy(3)).until(() -> answers.get() == 2);
    }

    @Test
    void aFailedAnswerIsNotTheLast() {
        bell.close();
        bell = new Doorbell(
                () -> {
                    answers.incrementAndGet();
                    throw new IllegalStateException("of the test");
                },
                new Doorbell.Pauses(Duration.ZERO, LONG));

        assertThat(Lines.of(() -> {
                    bell.ring();
                    await().until(() -> answers.get() == 1);
                    await().until(() -> {
                        bell.ring();
                        return answers.get() >= 2;
                    });
                }))
                .anySatisfy(line -> assertThat(line).startsWith("hook: a poll failed"));
    }

    @Test
    void nothingIsAnsweredOnceItIsClosed() {
        bell.close();
        bell.ring();

        await().during(PAUSE).until(() -> answers.get() == 0);
    }
}
