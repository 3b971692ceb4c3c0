package dev.teal.app.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The time between two moments, as people read it. A commit says by itself when it was made, so that one may lie years
 * away, or ahead.
 */
public record Span(Instant from, Instant to) {

    /** Clocks of two machines may differ by so much without anything to be said. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final Duration DAY = Duration.ofDays(1);

    /** Whether {@code from} lies after {@code to}, by more than clocks differ. */
    public boolean isAhead() {
        return from.isAfter(to.plus(SKEW));
    }

    /** Whether it tells how fast Teal is, rather than when the commit was made. */
    public boolean isMeasured() {
        return !isAhead() && length().compareTo(DAY) <= 0;
    }

    /** How long it is, in whichever direction. */
    public Duration length() {
        return isAhead() || !from.isAfter(to) ? Duration.between(from, to).abs() : Duration.ZERO;
    }

    @Override
    public String toString() {
        Duration length = length();
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return String.format(Locale.ROOT, "%.2f s", length.toMillis() / 1000.0);
        }
        if (length.compareTo(DAY.multipliedBy(2)) < 0) {
            return length.toHours() + " h";
        }
        long days = length.toDays();
        return days < 730 ? days + " days" : (long) (days / 365.2425) + " years";
    }
}
