package dev.teal.core.live;

import java.util.Optional;

import dev.teal.core.value.ObjectRef;

/**
 * A Job that Teal has started, as the cluster has it.
 *
 * @param resourceVersion what a write based on this look has to name
 * @param trouble why it has failed, or why its pod can't run, in Kubernetes' words
 * @param log the last lines of its pod, once it has failed; empty text where they can't be had
 */
public record LiveJob(ObjectRef ref, String resourceVersion, State state, Optional<String> trouble, String log) {

    /** How far it is, by its conditions. */
    public enum State {
        RUNS,
        SUCCEEDED,
        FAILED
    }
}
