package dev.teal.core.policy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** A time in which no commit moves the traffic; the way back is never frozen. Its end is no part of it. */
public sealed interface Freeze {

    /** The zone in which its times are meant. */
    ZoneId zone();

    /** Why, in the author's words; empty where none are written. */
    String reason();

    /** Every day from one time to another; over midnight where that is not later. */
    record Daily(LocalTime from, LocalTime to, ZoneId zone, String reason) implements Freeze {}

    /** Every week from a time of one day to a time of another, or of the same one; over Sunday where that is not later. */
    record Weekly(DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to, ZoneId zone, String reason)
            implements Freeze {}

    /** Once. */
    record Once(LocalDateTime from, LocalDateTime to, ZoneId zone, String reason) implements Freeze {}
}
