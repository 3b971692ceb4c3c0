package dev.teal.core.port;

import java.time.Duration;

import dev.teal.core.value.Reason;

/** A failure after which another attempt may work. */
public final class TransientException extends PortException {

    private static final long serialVersionUID = 1;

    private final transient Duration retryAfter;

    /** {@code retryAfter} is what the other side asked for, zero if nothing; {@code cause} may be null. */
    public TransientException(Reason reason, String message, String advice, Duration retryAfter, Throwable cause) {
        super(reason, message, advice, cause);
        this.retryAfter = retryAfter;
    }

    /** As above, for a failure that comes with no wish of the other side. */
    public TransientException(Reason reason, String message, Throwable cause) {
        this(reason, message, "", Duration.ZERO, cause);
    }

    /** How long the other side asked to be left alone; zero if it did not. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
