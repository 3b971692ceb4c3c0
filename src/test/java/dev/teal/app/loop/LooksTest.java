package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.SetClock;

/** When looks may begin, at a place where each write takes long, and beside it; and that those that may do. */
class LooksTest {

    private static final int WORKERS = 4;

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final Looks looks = new Looks(new Emergency(status -> {}), clock, WORKERS);
    private final Looks one = new Looks(new Emergency(status -> {}), clock, 1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void close() {
        answer.countDown();
        looks.close();
        one.close();
    }

    @Test
    void whatWaitsTakesTheWorkersForASecondOnly() {
        List<String> begun = slow(10);
        assertThat(begun).hasSize(WORKERS);
        assertThat(looks.mayBegin("blog", "quick")).isFalse();

        clock.pass(Duration.ofMillis(1001));

        for (int i = 0; i < 50; i++) {
            String application = "quick-" + i;
            assertThat(looks.mayBegin(application, "quick")).as(application).isTrue();
            looks.begin(application, "quick", () -> {}, done::incrementAndGet);
            int so = i;
            await().until(() -> done.get() == so + 1);
        }
    }

    @Test
    void whereLooksAreSlowNoMoreOfThemTakeAWorker() {
        slow(WORKERS);
        clock.pass(Duration.ofMillis(1001));

        List<String> more = slow(100);

        assertThat(more)
                .as("the slow ones have a lane of their own, that is full at some time")
                .hasSizeBetween(1, 20);
        assertThat(looks.mayBegin("blog", "quick")).isTrue();
    }

    @Test
    void aPlaceThatWasSlowOnceDoesNotWaitForOneThatAlwaysIs() {
        slowOnce(List.of("once"));
        slow(WORKERS);
        clock.pass(Duration.ofMillis(1001));
        slow(100);

        assertThat(looks.mayBegin("again", "once")).isTrue();
    }

    @Test
    void whereManyPlacesAreSlowNotAllOfThemAreLookedAtAtOnce() {
        List<String> places = IntStream.range(0, 60).mapToObj(i -> "place-" + i).toList();
        for (int i = 0; i < places.size(); i += WORKERS) {
            slowOnce(places.subList(i, i + WORKERS));
        }

        places.stream().filter(place -> looks.mayBegin(place, place)).forEach(place -> hang(place, place, answer));

        assertThat(looks.goingOn()).hasSizeBetween(10, 30);
        assertThat(looks.mayBegin("blog", "quick")).isTrue();
    }

    @Test
    void aPlaceThatHasAnsweredForAMinuteIsAPlaceLikeAnyOther() {
        CountDownLatch later = new CountDownLatch(1);
        slow(WORKERS);
        clock.pass(Duration.ofMillis(1001));
        answer.countDown();
        await().until(() -> looks.goingOn().isEmpty());
        looks.begin("first", "slow", () -> {}, done::incrementAndGet);
        await().until(() -> looks.goingOn().isEmpty());
        clock.pass(Duration.ofSeconds(61));

        for (int i = 0; i < WORKERS; i++) {
            assertThat(looks.mayBegin("again-" + i, "slow")).isTrue();
            hang("again-" + i, later);
        }

        assertThat(looks.mayBegin("one more", "slow"))
                .as("as many as there are workers")
                .isFalse();
        later.countDown();
    }

    @Test
    void aLookBeginsAlsoWhileThreadsOfOthersThatHaveEndedAreNotBackYet() {
        for (int i = 0; i < 50; i++) {
            await().until(() -> one.mayBegin("next", "shop"));
            one.begin("next", "shop", () -> {}, this::linger);
        }

        await().until(() -> done.get() == 50);
    }

    @Test
    void whatCouldNotBeginDoesNotCountAsGoingOn() {
        one.close();

        assertThatThrownBy(() -> one.begin("shop", "shop", () -> {}, () -> {}))
                .isInstanceOf(RejectedExecutionException.class);

        assertThat(one.mayBegin("shop", "shop")).isTrue();
    }

    @Test
    void thereIsRoomForAsManyAsThereAreWorkersAndForNoneTwice() {
        one.begin("blog", "shop", this::linger, () -> {});

        assertThat(one.room().mayBegin("blog", "shop")).isFalse();
        assertThat(one.room().mayBegin("next", "shop")).isFalse();
        answer.countDown();
        await().until(() -> one.room().mayBegin("blog", "shop"));
    }

    /** One look at each of these places takes long, and ends. */
    private void slowOnce(List<String> places) {
        CountDownLatch once = new CountDownLatch(1);
        places.forEach(place -> hang(place, place, once));
        clock.pass(Duration.ofMillis(1001));
        once.countDown();
        await().until(() -> looks.goingOn().isEmpty());
    }

    /** Begins so many at the most that wait for the answer, and returns those that had room. */
    private List<String> slow(int most) {
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            String application = "slow-" + looks.goingOn().size();
            if (looks.mayBegin(application, "slow")) {
                hang(application, answer);
                begun.add(application);
            }
        }
        return begun;
    }

    private void hang(String application, CountDownLatch latch) {
        hang(application, "slow", latch);
    }

    private void hang(String application, String place, CountDownLatch latch) {
        looks.begin(application, place, () -> waitFor(latch), () -> {});
    }

    private void linger() {
        done.incrementAndGet();
        waitFor(answer);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
