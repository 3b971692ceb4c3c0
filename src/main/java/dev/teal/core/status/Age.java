package dev.teal.core.status;

import java.time.Duration;
import java.time.Instant;

/** The time between two moments, in its largest unit, as in {@code 3 min}; none where they come the other way round. */
public record Age(Instant from, Instant to) {

    @Override
    public String toString() {
        Duration age = from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
        if (age.toMinutes() < 1) {
            return age.toSeconds() + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
    }
}
