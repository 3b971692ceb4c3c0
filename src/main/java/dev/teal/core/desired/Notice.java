package dev.teal.core.desired;

/**
 * Something that its author should know and that stops nothing.
 *
 * @param origin where it was seen
 * @param message one sentence, with what to do where there is something to do
 */
public record Notice(Origin origin, String message) {

    @Override
    public String toString() {
        return origin + ": " + message;
    }
}
