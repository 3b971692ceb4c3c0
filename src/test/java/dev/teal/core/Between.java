package dev.teal.core;

import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.port.Announcement;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;

/** Something on the way to a cluster that behaves like it until a test says otherwise. */
class Between implements Cluster {

    private final Cluster cluster;

    Between(Cluster cluster) {
        this.cluster = cluster;
    }

    /** One write. */
    interface Write {
        void get() throws PortException;
    }

    /** Every write of an object comes by here. */
    void write(ObjectRef ref, Write write) throws PortException {
        write.get();
    }

    @Override
    public Live look(Scope scope) throws PortException {
        return cluster.look(scope);
    }

    @Override
    public Optional<Live> glance(Scope scope) throws PortException {
        return cluster.glance(scope);
    }

    @Override
    public Optional<Drift> known(Aim aim) {
        return cluster.known(aim);
    }

    @Override
    public Optional<String> holder(ObjectRef object) throws PortException {
        return cluster.holder(object);
    }

    @Override
    public Map<ObjectRef, String> applied(String namespace) throws PortException {
        return cluster.applied(namespace);
    }

    @Override
    public Drift compare(Aim aim) throws PortException {
        return cluster.compare(aim);
    }

    @Override
    public void createNamespace(String name) throws PortException {
        cluster.createNamespace(name);
    }

    @Override
    public void apply(Manifest manifest) throws PortException {
        write(manifest.ref(), () -> cluster.apply(manifest));
    }

    @Override
    public void create(Manifest manifest) throws PortException {
        write(manifest.ref(), () -> cluster.create(manifest));
    }

    @Override
    public void reselect(ObjectRef service, Selector selector, String resourceVersion) throws PortException {
        write(service, () -> cluster.reselect(service, selector, resourceVersion));
    }

    @Override
    public void scale(ObjectRef deployment, int replicas, String resourceVersion) throws PortException {
        write(deployment, () -> cluster.scale(deployment, replicas, resourceVersion));
    }

    @Override
    public void delete(ObjectRef object, String resourceVersion) throws PortException {
        write(object, () -> cluster.delete(object, resourceVersion));
    }

    @Override
    public void announce(Announcement announcement) throws PortException {
        cluster.announce(announcement);
    }
}
