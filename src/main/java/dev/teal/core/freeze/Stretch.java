package dev.teal.core.freeze;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/** One stretch of time, as a clock on the wall shows its ends. */
record Stretch(LocalDateTime from, LocalDateTime to) {

    /** Its end, if it has begun in that zone and is not over. */
    Optional<Instant> until(Instant now, ZoneId zone) {
        List<ZoneOffset> ends = zone.getRules().getValidOffsets(to);
        Instant begin = instant(from, zone, 0);
        Instant end = instant(to, zone, ends.size() - 1);
        return now.isBefore(begin) || !now.isBefore(end) ? Optional.empty() : Optional.of(end);
    }

    /** The time that a clock shows for the first or second time; where it jumps over it, the jump. */
    private static Instant instant(LocalDateTime shown, ZoneId zone, int which) {
        ZoneOffsetTransition jump = zone.getRules().getTransition(shown);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : shown.toInstant(zone.getRules().getValidOffsets(shown).get(which));
    }
}
