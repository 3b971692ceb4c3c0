package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.core.freeze.Freeze;
import dev.teal.core.freeze.FreezeCalendar;

/** Berlin is at +01:00, from the last Sunday of March at 02:00 to that of October at 03:00 at +02:00. */
class FreezeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "09:00, 17:00, 2026-11-24T07:59:59Z, ",
        "09:00, 17:00, 2026-11-24T08:00:00Z, 2026-11-24T16:00:00Z",
        "09:00, 17:00, 2026-11-24T15:59:59Z, 2026-11-24T16:00:00Z",
        "09:00, 17:00, 2026-11-24T16:00:00Z, ",
        "22:00, 06:00, 2026-11-24T21:00:00Z, 2026-11-25T05:00:00Z",
        "22:00, 06:00, 2026-11-25T04:59:59Z, 2026-11-25T05:00:00Z",
        "22:00, 06:00, 2026-11-25T05:00:00Z, ",
        "22:00, 00:00, 2026-11-24T22:59:59Z, 2026-11-24T23:00:00Z",
        "22:00, 00:00, 2026-11-24T23:00:00Z, ",
    })
    void aDailyFreezeGoesOverMidnightWhereItHasTo(LocalTime from, LocalTime to, Instant now, Instant until) {
        assertThat(new Freeze.Daily(from, to, BERLIN, "").until(now)).isEqualTo(Optional.ofNullable(until));
    }

    @ParameterizedTest
    @CsvSource({
        "FRIDAY, 16:00, MONDAY, 06:00, 2026-11-27T14:59:59Z, ",
        "FRIDAY, 16:00, MONDAY, 06:00, 2026-11-27T15:00:00Z, 2026-11-30T05:00:00Z",
        "FRIDAY, 16:00, MONDAY, 06:00, 2026-11-29T12:00:00Z, 2026-11-30T05:00:00Z",
        "FRIDAY, 16:00, MONDAY, 06:00, 2026-11-30T05:00:00Z, ",
        "TUESDAY, 09:00, THURSDAY, 09:00, 2026-11-24T12:00:00Z, 2026-11-26T08:00:00Z",
        "TUESDAY, 09:00, TUESDAY, 17:00, 2026-11-24T12:00:00Z, 2026-11-24T16:00:00Z",
        "TUESDAY, 09:00, TUESDAY, 17:00, 2026-11-24T18:00:00Z, ",
        "TUESDAY, 17:00, TUESDAY, 09:00, 2026-11-24T12:00:00Z, ",
        "TUESDAY, 17:00, TUESDAY, 09:00, 2026-11-24T17:00:00Z, 2026-12-01T08:00:00Z",
        "TUESDAY, 17:00, TUESDAY, 09:00, 2026-11-24T07:00:00Z, 2026-11-24T08:00:00Z",
    })
    void aWeeklyFreezeGoesOverSundayWhereItHasTo(
            DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to, Instant now, Instant until) {
        assertThat(new Freeze.Weekly(fromDay, from, toDay, to, BERLIN, "").until(now))
                .isEqualTo(Optional.ofNullable(until));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-23T22:59:59Z, ",
        "2026-12-23T23:00:00Z, 2026-12-27T23:00:00Z",
        "2026-12-27T22:59:59Z, 2026-12-27T23:00:00Z",
        "2026-12-27T23:00:00Z, ",
    })
    void theLastDayOfAnotherFreezeIsAPartOfIt(Instant now, Instant until) {
        Freeze christmas = new Freeze.Once(
                LocalDate.parse("2026-12-24").atStartOfDay(),
                LocalDate.parse("2026-12-28").atStartOfDay(),
                BERLIN,
                "");
        assertThat(christmas.until(now)).isEqualTo(Optional.ofNullable(until));
    }

    @ParameterizedTest
    @CsvSource({
        // Summer begins on 2026-03-29: 02:00 is 03:00, at 01:00Z.
        "00:00, 06:00, 2026-03-28T23:00:00Z, 2026-03-29T04:00:00Z",
        "01:00, 02:30, 2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z",
        "01:00, 02:30, 2026-03-29T01:00:00Z, ",
        "02:30, 03:15, 2026-03-29T00:59:59Z, ",
        "02:30, 03:15, 2026-03-29T01:00:00Z, 2026-03-29T01:15:00Z",
        "02:15, 02:45, 2026-03-29T01:00:00Z, ",
        "02:15, 02:45, 2026-03-28T01:30:00Z, 2026-03-28T01:45:00Z",
        // It ends on 2026-10-25: 03:00 is 02:00, at 01:00Z; 02:30 is at 00:30Z and at 01:30Z.
        "00:00, 06:00, 2026-10-24T22:00:00Z, 2026-10-25T05:00:00Z",
        "02:30, 04:00, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z",
        "01:00, 02:30, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
        "01:00, 02:30, 2026-10-25T01:30:00Z, ",
    })
    void whatAClockShowsCountsWhereItIsPutForwardOrBack(LocalTime from, LocalTime to, Instant now, Instant until) {
        assertThat(new Freeze.Daily(from, to, BERLIN, "").until(now)).isEqualTo(Optional.ofNullable(until));
    }

    @Test
    void aFreezeLastsExactlyWhereTheClockSaysSo() {
        Freeze night = new Freeze.Daily(LocalTime.of(22, 0), LocalTime.of(6, 0), BERLIN, "");
        Freeze weekend = new Freeze.Weekly(
                DayOfWeek.FRIDAY, LocalTime.of(16, 0), DayOfWeek.MONDAY, LocalTime.of(6, 0), BERLIN, "");
        Instant end = Instant.parse("2027-01-10T00:00:00Z");
        for (Instant now = Instant.parse("2026-01-01T00:00:00Z"); now.isBefore(end); now = now.plusSeconds(900)) {
            ZonedDateTime clock = now.atZone(BERLIN);
            int hour = clock.getHour();
            boolean free =
                    switch (clock.getDayOfWeek()) {
                        case MONDAY -> hour >= 6;
                        case FRIDAY -> hour < 16;
                        case SATURDAY, SUNDAY -> false;
                        default -> true;
                    };
            assertThat(night.until(now).isPresent()).as(clock::toString).isEqualTo(hour >= 22 || hour < 6);
            assertThat(weekend.until(now).isPresent()).as(clock::toString).isEqualTo(!free);
        }
    }

    @Test
    void freezesThatOverlapOrFollowEachOtherEndTogether() {
        Freeze night = new Freeze.Daily(LocalTime.of(22, 0), LocalTime.of(6, 0), BERLIN, "night");
        Freeze weekend = new Freeze.Weekly(
                DayOfWeek.FRIDAY, LocalTime.of(16, 0), DayOfWeek.SUNDAY, LocalTime.of(22, 0), BERLIN, "weekend");
        Freeze monday = new Freeze.Once(
                LocalDateTime.parse("2026-11-30T05:00"), LocalDateTime.parse("2026-11-30T12:00"), BERLIN, "audit");
        FreezeCalendar calendar = new FreezeCalendar(List.of(night, weekend, monday));
        Instant friday = Instant.parse("2026-11-27T15:30:00Z");

        assertThat(calendar.until(friday)).contains(Instant.parse("2026-11-30T11:00:00Z"));
        assertThat(calendar.lasting(friday)).contains(weekend);
        assertThat(calendar.lasting(Instant.parse("2026-11-27T21:30:00Z"))).contains(weekend);
        assertThat(calendar.until(Instant.parse("2026-11-30T11:00:00Z"))).isEmpty();
    }

    @Test
    void freezesWithoutEndAreNotFollowedForEver() {
        FreezeCalendar calendar = new FreezeCalendar(List.of(
                new Freeze.Daily(LocalTime.of(22, 0), LocalTime.of(6, 0), BERLIN, ""),
                new Freeze.Daily(LocalTime.of(6, 0), LocalTime.of(22, 0), BERLIN, "")));

        assertThat(calendar.until(Shop.NOW).orElseThrow()).isAfter(Shop.NOW.plusSeconds(300 * 86_400L));
    }
}
