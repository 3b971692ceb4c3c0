package dev.teal.core.live;

import dev.teal.core.value.ObjectRef;

/**
 * A HorizontalPodAutoscaler as the cluster has it.
 *
 * @param ref its address; the version is that of the API it was read by
 * @param deployment the name of the Deployment that it scales; empty where it scales something else
 * @param min the fewest pods that it leaves; Kubernetes' default is 1
 * @param max the most pods that it makes
 */
public record LiveAutoscaler(ObjectRef ref, String deployment, int min, int max) {

    /** Whether it scales this Deployment. */
    public boolean scales(ObjectRef target) {
        return target.kind().equals("Deployment")
                && target.namespace().equals(ref.namespace())
                && target.name().equals(deployment);
    }
}
