package dev.teal.core.situation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Drift;
import dev.teal.core.value.ObjectRef;

/** The last writes that did not last, for each object: what differs again right after it was applied. */
public record Attempts(Map<ObjectRef, Attempt> byObject) {

    /** Everything has stayed as it was written. */
    public static final Attempts NONE = new Attempts(Map.of());

    private static final Duration RIGHT_AFTER = Duration.ofMinutes(1);
    private static final int ENOUGH_WRITES = 2;

    /**
     * Writes of one object that did not last.
     *
     * @param fields which of its fields differed
     * @param writes how many in a row
     * @param at when it last differed or was written
     * @param shall what the object was to be: something else begins anew
     */
    public record Attempt(Set<String> fields, int writes, Instant at, Manifest shall) {

        /** Whether that was a moment ago. */
        public boolean isRecent(Instant now) {
            return at.plus(RIGHT_AFTER).isAfter(now);
        }

        /** Whether the object differs again, in one of these fields, from what it was to be. */
        public boolean concerns(Manifest wanted, Drift.Differs drift, Instant now) {
            return isRecent(now)
                    && shall.content().equals(wanted.content())
                    && drift.fields().stream().anyMatch(fields::contains);
        }
    }

    /** Whether {@code wanted}, as it shall be, has differed in the same fields right after it was applied, twice, by no hand. */
    public boolean brake(Manifest wanted, Drift drift, Instant now) {
        return drift instanceof Drift.Differs differs
                && !differs.byHand()
                && Optional.ofNullable(byObject.get(wanted.ref()))
                        .filter(it -> it.writes() >= ENOUGH_WRITES && it.concerns(wanted, differs, now))
                        .isPresent();
    }
}
