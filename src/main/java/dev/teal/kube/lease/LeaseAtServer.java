package dev.teal.kube.lease;

import java.util.Optional;
import java.util.function.Consumer;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Reason;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ApiFailure;
import dev.teal.kube.api.ApiServer;
import dev.teal.kube.api.Json;
import dev.teal.kube.api.Listed;

/** The Lease at the API server, and a watch on it, by the client's informer. */
final class LeaseAtServer implements LeaseStore {

    private final ApiServer server;
    private final Listed leases;
    private final String name;
    private final SharedIndexInformer<GenericKubernetesResource> informer;

    /** {@code server} must let everybody write: who leads is what this is asked for. */
    LeaseAtServer(ApiServer server, ApiConnection connection, String namespace, String name) {
        this.server = server;
        this.leases = new Listed(Lease.API, namespace, "leases");
        this.name = name;
        this.informer = connection.objects(leases).withName(name).runnableInformer(0);
    }

    @Override
    public Optional<Lease> read() throws PortException {
        return server.find(leases.path(name)).map(Lease::new);
    }

    @Override
    public Lease write(Lease wanted) throws PortException {
        if (wanted.version().isEmpty()) {
            return new Lease(server.create(leases.path(), wanted.object()));
        }
        try {
            return new Lease(server.update(leases.path(name), wanted.object()));
        } catch (StalledException e) {
            if (ApiFailure.isAbsent(e)) {
                throw new TransientException(Reason.MODIFIED, "the Lease was deleted", e);
            }
            throw e;
        }
    }

    /** Without the right to it nothing comes, and each change is found out by reading, at the end of a Lease's length. */
    @Override
    public void watch(Consumer<Optional<Lease>> changed) {
        informer.exceptionHandler((started, failure) -> true);
        informer.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(GenericKubernetesResource object) {
                changed.accept(Optional.of(lease(object)));
            }

            @Override
            public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource object) {
                changed.accept(Optional.of(lease(object)));
            }

            @Override
            public void onDelete(GenericKubernetesResource object, boolean stateUnknown) {
                changed.accept(Optional.empty());
            }
        });
        informer.start();
    }

    private static Lease lease(GenericKubernetesResource object) {
        return new Lease(Json.tree(object));
    }

    @Override
    public void unwatch() {
        informer.stop();
    }
}
