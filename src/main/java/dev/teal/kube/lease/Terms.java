package dev.teal.kube.lease;

import java.time.Duration;

/**
 * How long things take. Who ends by SIGKILL is followed after {@code length}; who is asked to end says so.
 *
 * @param length a Lease that nobody has renewed for so long is free; whole seconds
 * @param renewal the time from one renewal to the next
 * @param margin so much earlier its holder stops to write: for a request that is just being sent, and for clocks of which one is
 *     slower
 * @param patience how long the answer to one request may take
 */
record Terms(Duration length, Duration renewal, Duration margin, Duration patience) {

    /**
     * With these, who was killed is followed within 5 s. A renewal may take 1.5 s; where requests take longer, there are pauses in
     * which nobody writes, but the holder stays the same as long as they take less than 3.5 s.
     */
    static final Terms DEFAULT =
            new Terms(Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofMillis(3500));

    /** How long a holder may write, from the moment at which it began to ask for its last renewal. */
    Duration permission() {
        return length.minus(margin);
    }
}
