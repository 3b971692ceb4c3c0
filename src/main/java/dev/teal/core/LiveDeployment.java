package dev.teal.core;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A Deployment as the cluster has it; the counts are those of its status.
 *
 * @param ref its address
 * @param image the first container's image
 * @param podLabels the labels of its pod template
 * @param replicas the pods that its spec asks for, whoever set that number
 * @param total pods of all versions
 * @param updated pods of the newest version
 * @param available pods that have been ready for {@code minReadySeconds}
 * @param deadlineExceeded whether its controller gave up
 * @param progressedAt when its controller last saw progress of a rollout; empty once the rollout is over, since scaling
 *     and lost pods do not renew it
 */
public record LiveDeployment(
        ObjectRef ref,
        String image,
        Map<String, String> podLabels,
        int replicas,
        int total,
        int updated,
        int ready,
        int available,
        long generation,
        long observedGeneration,
        boolean paused,
        boolean deadlineExceeded,
        Optional<Instant> progressedAt) {}
