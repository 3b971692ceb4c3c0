package dev.teal.core.freeze;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All freezes of a folder together. */
public record FreezeCalendar(List<Freeze> freezes) {

    /** Freezes that follow each other without end are not followed further. */
    private static final Duration HORIZON = Duration.ofDays(366);

    /** The freeze that lasts at that time, the one that ends last where there are several. */
    public Optional<Freeze> lasting(Instant now) {
        return freezes.stream()
                .filter(freeze -> freeze.until(now).isPresent())
                .max(Comparator.comparing(freeze -> freeze.until(now).orElseThrow()));
    }

    /**
     * When no freeze lasts any more, if one does at that time: those that overlap, or begin when another ends, count as one.
     * Where they go on for more than a year, some time after that.
     */
    public Optional<Instant> until(Instant now) {
        Optional<Instant> end = lasting(now).flatMap(freeze -> freeze.until(now));
        Optional<Instant> next = end;
        while (next.isPresent() && next.get().isBefore(now.plus(HORIZON))) {
            end = next;
            Instant then = end.get();
            next = lasting(then).flatMap(freeze -> freeze.until(then));
        }
        return next.isPresent() ? next : end;
    }
}
