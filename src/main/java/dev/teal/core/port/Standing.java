package dev.teal.core.port;

import java.util.Optional;

import dev.teal.core.value.Hold;

/**
 * Where this process stands among those that could lead.
 *
 * @param part what it does
 * @param self its own name among them; empty where there are no others
 * @param leader who leads, as far as is known; empty where nobody does
 * @param failure why that could not be found out, or held, the last time
 */
public record Standing(Part part, String self, String leader, Optional<Hold> failure) {

    /** Of the only one. */
    public static final Standing ALONE = new Standing(Part.ALONE, "", "", Optional.empty());

    /** What a process does. */
    public enum Part {
        /** It writes, and there is no other. */
        ALONE,
        /** It writes, and the others do not. */
        LEADS,
        /** It has the Lease, and can't be sure that nobody else writes: it does not write until it is. */
        UNSURE,
        /** Another one writes. */
        STANDS_BY,
        /** It does not know yet who writes, and does not. */
        UNDECIDED
    }

    /** Whether what its looks have found is what there is to know: nobody else looks. */
    public boolean hasLooked() {
        return part == Part.ALONE || part == Part.LEADS || part == Part.UNSURE;
    }
}
