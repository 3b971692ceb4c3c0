package dev.teal.core.live;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.mark.ColorMarks;
import dev.teal.core.value.ObjectRef;

/**
 * A Deployment as the cluster has it.
 *
 * @param ref its address
 * @param image the first container's image
 * @param podLabels the labels of its pod template
 * @param counts its pods, by its status
 * @param rollout how far its controller is
 * @param maxUnavailable how many of its pods a rolling update may take away at once
 * @param scaledBy who set {@code spec.replicas}
 * @param marks what Teal remembers on it
 */
public record LiveDeployment(
        ObjectRef ref,
        String image,
        Map<String, String> podLabels,
        Counts counts,
        Rollout rollout,
        int maxUnavailable,
        ScaledBy scaledBy,
        ColorMarks marks) {

    /**
     * Numbers of pods.
     *
     * @param replicas what its spec asks for, whoever set that
     * @param total of all versions
     * @param updated of the newest version
     * @param available those that have been ready for {@code minReadySeconds}
     */
    public record Counts(int replicas, int total, int updated, int ready, int available) {}

    /**
     * What its controller says.
     *
     * @param observed whether the controller has seen the newest spec
     * @param paused whether somebody has told it to do nothing
     * @param deadlineExceeded whether it gave up
     * @param progressedAt when it last saw progress of a rollout; empty once the rollout is over, since scaling and lost
     *     pods do not renew it
     * @param failure why it can't make pods, in the API server's words: quota, a policy…
     */
    public record Rollout(
            boolean observed,
            boolean paused,
            boolean deadlineExceeded,
            Optional<Instant> progressedAt,
            Optional<String> failure) {}

    /** Who owns {@code spec.replicas}, by {@code managedFields}. */
    public enum ScaledBy {
        /** Teal, or who applied the object before Teal adopts it: leaving the field out would reset it to 1. */
        TEAL,
        /** Somebody else, as an autoscaler; or nobody. */
        OTHERS
    }
}
