package dev.teal.core.evidence;

import dev.teal.core.live.Pod;
import dev.teal.core.policy.HttpCheck;

/** Something that only a pod can answer. */
public sealed interface Question {

    /** Where it is asked. */
    Pod.Door door();

    /** Whether a TCP connection is accepted; it is closed at once. */
    record Knock(Pod.Door door) implements Question {}

    /** Whether a check passes. */
    record Http(Pod.Door door, HttpCheck check) implements Question {}
}
