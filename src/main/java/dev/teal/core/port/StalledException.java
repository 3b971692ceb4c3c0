package dev.teal.core.port;

import dev.teal.core.value.Reason;

/** A failure that stays until a human acts. */
public final class StalledException extends PortException {

    private static final long serialVersionUID = 1;

    /** {@code advice} says what to do; {@code cause} may be null. */
    public StalledException(Reason reason, String message, String advice, Throwable cause) {
        super(reason, message, advice, cause);
    }
}
