package dev.teal.core.gate;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.value.Hold;

/** What a {@link Gate} says. */
public sealed interface Verdict {

    /** Nothing against it. */
    record Open() implements Verdict {}

    /**
     * Not now.
     *
     * @param until when time alone will have opened it; empty where something has to happen
     */
    record Shut(Hold hold, Optional<Instant> until) implements Verdict {}

    /** It depends on what pods have not answered yet. */
    record Unknown() implements Verdict {}

    /** Open where nothing is to be said against it. */
    static Verdict of(Optional<Hold> against) {
        return against.<Verdict>map(hold -> new Shut(hold, Optional.empty())).orElseGet(Open::new);
    }
}
