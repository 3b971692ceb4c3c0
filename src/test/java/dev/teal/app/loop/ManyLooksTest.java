package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When looks may begin, and that those that may do. */
class ManyLooksTest {

    private final Looks looks = new Looks(new Emergency(status -> {}), Clock.systemUTC(), 1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger ended = new AtomicInteger();

    @AfterEach
    void close() {
        goOn.countDown();
        looks.close();
    }

    @Test
    void aLookBeginsAlsoWhileThreadsOfOthersThatHaveEndedAreNotBackYet() {
        for (int i = 0; i < 50; i++) {
            await().until(() -> looks.mayBegin("next", "shop"));
            looks.begin("next", "shop", () -> {}, this::linger);
        }

        await().until(() -> ended.get() == 50);
    }

    @Test
    void whatCouldNotBeginDoesNotCountAsGoingOn() {
        looks.close();

        assertThatThrownBy(() -> looks.begin("shop", "shop", () -> {}, () -> {}))
                .isInstanceOf(RejectedExecutionException.class);

        assertThat(looks.mayBegin("shop", "shop")).isTrue();
    }

    @Test
    void thereIsRoomForAsManyAsThereAreWorkersAndForNoneTwice() {
        looks.begin("blog", "shop", this::linger, () -> {});

        assertThat(looks.room().mayBegin("blog", "shop")).isFalse();
        assertThat(looks.room().mayBegin("next", "shop")).isFalse();
        goOn.countDown();
        await().until(() -> looks.room().mayBegin("blog", "shop"));
    }

    private void linger() {
        ended.incrementAndGet();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
