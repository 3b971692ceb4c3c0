package dev.teal.core.policy;

import java.util.Optional;

import dev.teal.core.mark.ContentId;

/** Whether somebody has to agree to a switch. */
public sealed interface Approval {

    /** {@code switch: auto}: the commit that changes {@code active-color} is enough. */
    record NotAsked() implements Approval {}

    /**
     * {@code switch: confirm}.
     *
     * @param given the content that may be switched to, and no other; empty where the file names none yet
     */
    record Asked(Optional<ContentId> given) implements Approval {}
}
