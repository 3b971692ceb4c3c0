package dev.teal.kube;

import java.util.List;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.kube.api.ApiFailure;
import dev.teal.kube.api.ApiPaths;
import dev.teal.kube.api.ApiServer;
import dev.teal.kube.api.Operation;
import dev.teal.kube.watch.Watches;

/** Changes one thing of an object that exists, if it still has the version that was looked at. */
record Changes(ApiServer server, ApiPaths paths, Watches watches) {

    /** Replaces the selector and nothing else. */
    void reselect(ObjectRef service, Selector selector, String resourceVersion) throws PortException {
        replace(service, "/spec/selector", selector.labels(), resourceVersion);
    }

    /** Replaces the number of pods and nothing else. */
    void scale(ObjectRef deployment, int replicas, String resourceVersion) throws PortException {
        replace(deployment, "/spec/replicas", replicas, resourceVersion);
    }

    private void replace(ObjectRef object, String pointer, Object value, String resourceVersion) throws PortException {
        String path = paths.of(object);
        var change = List.of(new Operation("add", pointer, value), Operation.onVersion(resourceVersion));
        watches.wrote(path, server.patch(path, change));
    }

    /** Deletes the object and what it owns, if it has that version or does not exist any more. */
    void delete(ObjectRef object, String resourceVersion) throws PortException {
        try {
            server.delete(paths.of(object), resourceVersion);
        } catch (StalledException e) {
            if (!ApiFailure.isAbsent(e)) {
                throw e;
            }
        }
    }
}
