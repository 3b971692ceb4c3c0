package dev.teal.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.teal.cli.read.Holding;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.kube.DryCluster;

/** What the cluster says of who has an object. Where it does not say, that is the same as when nobody has it. */
record ClusterHolding(DryCluster cluster) implements Holding {

    @Override
    public Map<ObjectRef, String> of(Set<ObjectRef> objects) {
        Map<ObjectRef, String> holders = new HashMap<>();
        for (ObjectRef object : objects) {
            try {
                cluster.holder(object).ifPresent(it -> holders.put(object, it));
            } catch (PortException e) {
                // The look at the folder asks the same, and tells it.
            }
        }
        return holders;
    }
}
