package dev.teal.core.port;

import dev.teal.core.value.ObjectRef;

/**
 * A Kubernetes Event to write.
 *
 * @param about the object that it is about
 * @param weight whether people should worry
 * @param reason in CamelCase, as {@code Switched}
 * @param message one sentence, at most 1024 characters of which are kept
 */
public record Announcement(ObjectRef about, Weight weight, String reason, String message) {

    /** The two types of Event that Kubernetes knows. */
    public enum Weight {
        NORMAL,
        WARNING
    }
}
