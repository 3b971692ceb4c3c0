package dev.teal.core.freeze;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A time in which no commit moves the traffic; the way back is never frozen. Its end is no part of it. What a clock shows
 * twice, when summer ends, is a part of it both times; what no clock shows, when summer begins, is no time at all.
 */
public sealed interface Freeze {

    /** The zone in which its times are meant. */
    ZoneId zone();

    /** Why, in the author's words; empty where none are written. */
    String reason();

    /** When it ends, if it lasts at that time; this freeze alone, whatever follows it. */
    Optional<Instant> until(Instant now);

    /** Every day from one time to another; over midnight where that is not later. */
    record Daily(LocalTime from, LocalTime to, ZoneId zone, String reason) implements Freeze {

        @Override
        public Optional<Instant> until(Instant now) {
            LocalDate today = LocalDate.ofInstant(now, zone);
            return Stream.of(today.minusDays(1), today)
                    .flatMap(day -> on(day).until(now, zone).stream())
                    .findFirst();
        }

        private Stretch on(LocalDate day) {
            return new Stretch(
                    day.atTime(from), day.plusDays(to.isAfter(from) ? 0 : 1).atTime(to));
        }
    }

    /** Every week from a time of one day to a time of another, or of the same one; over Sunday where that is not later. */
    record Weekly(DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to, ZoneId zone, String reason)
            implements Freeze {

        @Override
        public Optional<Instant> until(Instant now) {
            LocalDate last = LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(fromDay));
            return Stream.of(last.minusWeeks(1), last)
                    .flatMap(day -> on(day).until(now, zone).stream())
                    .findFirst();
        }

        private Stretch on(LocalDate day) {
            LocalDate end = day.with(TemporalAdjusters.nextOrSame(toDay));
            boolean next = end.equals(day) && !to.isAfter(from);
            return new Stretch(day.atTime(from), end.plusWeeks(next ? 1 : 0).atTime(to));
        }
    }

    /** Once. */
    record Once(LocalDateTime from, LocalDateTime to, ZoneId zone, String reason) implements Freeze {

        @Override
        public Optional<Instant> until(Instant now) {
            return new Stretch(from, to).until(now, zone);
        }
    }
}
