package dev.teal.core.port;

import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/**
 * What a port could not do. It is either {@linkplain StalledException stalled}: a human must act, or
 * {@linkplain TransientException transient}: another attempt may work. The message is one sentence for that human and
 * never holds a secret.
 */
public abstract sealed class PortException extends Exception permits StalledException, TransientException {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String advice;

    public PortException(Reason reason, String message, String advice, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.advice = advice;
    }

    /** The kind of failure. */
    public Reason reason() {
        return reason;
    }

    /** The same as something to show. */
    public Hold hold() {
        return new Hold(reason, getMessage(), advice);
    }
}
