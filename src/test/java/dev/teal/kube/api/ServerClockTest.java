package dev.teal.kube.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.SetClock;

/** Whose time counts. */
class ServerClockTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final SetClock machine = new SetClock(NOON);
    private final ServerClock clock = new ServerClock(machine);

    @ParameterizedTest
    @ValueSource(longs = {3600, -3600, 6, -6})
    void theServersTimeCountsWhereTheMachinesIsFarOff(long seconds) {
        clock.heard(NOON, date(NOON.plusSeconds(seconds)));
        machine.pass(Duration.ofSeconds(10));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10 + seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, -5})
    void alittleIsLeftToTheMachine(long seconds) {
        clock.heard(NOON, date(NOON.plusSeconds(seconds)));

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void anAnswerThatWasLongUnderWaySaysNothingOfTheTimeNow() {
        machine.pass(Duration.ofSeconds(20));

        clock.heard(NOON, date(NOON.plusSeconds(1)));

        assertThat(clock.instant()).isEqualTo(machine.instant());
    }

    @Test
    void aMachineThatIsSetRightIsBelievedAgain() {
        clock.heard(NOON, date(NOON.plus(HOUR)));
        machine.pass(HOUR);

        clock.heard(machine.instant(), date(NOON.plus(HOUR)));

        assertThat(clock.instant()).isEqualTo(NOON.plus(HOUR));
    }

    @Test
    void theTimeDoesNotJumpWithEachAnswer() {
        clock.heard(NOON, date(NOON.plus(HOUR)));
        machine.pass(Duration.ofMillis(900));
        Instant before = clock.instant();

        clock.heard(machine.instant(), date(NOON.plus(HOUR)));

        assertThat(clock.instant()).isEqualTo(before);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "yesterday", "Tue, 99 Nov 2026 12:00:00 GMT"})
    void whatIsNoDateSaysNothing(String date) {
        clock.heard(NOON, date);

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
