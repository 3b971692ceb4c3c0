package dev.teal.core.value;

/**
 * Why nothing more is done now.
 *
 * @param reason the kind of reason
 * @param message what was seen, with the objects' names
 * @param advice what a person can do; empty where waiting is all there is to do
 */
public record Hold(Reason reason, String message, String advice) {

    /** A hold that resolves itself. */
    public static Hold waiting(Reason reason, String message) {
        return new Hold(reason, message, "");
    }

    @Override
    public String toString() {
        return reason + ": " + message + (advice.isEmpty() ? "" : " — " + advice);
    }
}
