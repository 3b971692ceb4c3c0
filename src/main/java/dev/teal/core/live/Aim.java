package dev.teal.core.live;

import dev.teal.core.desired.Manifest;
import dev.teal.core.value.Tree;

/**
 * What one object shall be now.
 *
 * @param wanted the object as it is to be applied: Git's, but for what is not Git's to say (who serves, how many pods an
 *     autoscaler has made)
 * @param live the object as it is; an empty tree where it does not exist
 */
public record Aim(Manifest wanted, Tree live) {

    /** Whether the object does not exist. */
    public boolean isNew() {
        return live.isEmpty();
    }
}
