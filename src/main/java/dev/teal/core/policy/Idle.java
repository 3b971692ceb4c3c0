package dev.teal.core.policy;

import java.time.Duration;

/**
 * What becomes of the color that does not serve, once nothing may need it soon.
 *
 * @param then what
 * @param after how long after it has left service, or was applied, whichever is later
 * @param replicas how many pods are left of it where it is shrunk
 */
public record Idle(Then then, Duration after, int replicas) {

    /** How long a color stays as it is where the file does not say. */
    public static final Duration WARM = Duration.ofHours(1);

    /** It stays as Git has it. */
    public static final Idle KEPT = new Idle(Then.KEEP, WARM, 1);

    /** How many pods are left of it at the most. */
    public int left() {
        return then == Then.SHRINK ? replicas : 0;
    }

    /** What becomes of it. */
    public enum Then {
        /** As Git has it. */
        KEEP,
        /** Fewer pods. */
        SHRINK,
        /** No pods. */
        STOP,
        /** Its objects are deleted. */
        DELETE
    }
}
