package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.teal.SetClock;

/** A process that goes on, or was stopped, by the two clocks that it has. */
class StandstillTest {

    private final AtomicLong steady = new AtomicLong(Duration.ofDays(1).toNanos());
    private final SetClock wall = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final Standstill standstill = new Standstill(steady::get, wall);

    @Test
    void whoBeatsEachSecondHasNotStoodStill() {
        long before = steady.get();

        for (int second = 0; second < 60; second++) {
            pass(Duration.ofSeconds(1));
            standstill.beat();
        }

        assertThat(standstill.noneSince(before)).isTrue();
    }

    @Test
    void whoWasStoppedKnowsItBeforeTheNextBeat() {
        long before = steady.get();

        pass(Duration.ofMillis(1600));

        assertThat(standstill.noneSince(before)).isFalse();
    }

    @Test
    void whatWasReadSinceThenIsNotInQuestion() {
        pass(Duration.ofMillis(1600));
        standstill.beat();
        pass(Duration.ofMillis(10));
        long after = steady.get();

        assertThat(standstill.noneSince(after)).isTrue();
    }

    @Test
    void whatWasReadBeforeIsInQuestionForEver() {
        long before = steady.get();
        pass(Duration.ofMillis(1600));
        for (int second = 0; second < 60; second++) {
            standstill.beat();
            pass(Duration.ofSeconds(1));
        }

        assertThat(standstill.noneSince(before)).isFalse();
    }

    @Test
    void aMachineThatWasPausedWithItsSteadyClockIsNoticedByTheOther() {
        long before = steady.get();
        steady.addAndGet(1);

        wall.pass(Duration.ofMinutes(1));

        assertThat(standstill.noneSince(before)).isFalse();
    }

    private void pass(Duration time) {
        steady.addAndGet(time.toNanos());
        wall.pass(time);
    }
}
