package dev.teal.kube.lease;

import java.time.Duration;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Reason;

/** How soon a request about the Lease that has failed is followed by another one. */
final class Pauses {

    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration LATER = Duration.ofSeconds(1);
    private static final Duration STALLED = Duration.ofSeconds(5);

    private Pauses() {}

    /** For who has the Lease, and loses it otherwise. */
    static Duration ofHolder(PortException e) {
        return after(e, SOON);
    }

    /** For who stands by. */
    static Duration ofOthers(PortException e) {
        return after(e, LATER);
    }

    private static Duration after(PortException e, Duration usual) {
        if (e.reason() == Reason.MODIFIED) {
            return Duration.ZERO;
        }
        Duration own = e instanceof StalledException ? STALLED : usual;
        Duration asked = e instanceof TransientException again ? again.retryAfter() : Duration.ZERO;
        return asked.compareTo(own) > 0 ? asked : own;
    }

    /** After a fault of Teal's own. */
    static Duration ofFault() {
        return LATER;
    }
}
