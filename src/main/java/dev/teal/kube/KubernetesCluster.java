package dev.teal.kube;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.port.Announcement;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Leadership;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ApiPaths;
import dev.teal.kube.api.ApiServer;
import dev.teal.kube.api.AtServer;
import dev.teal.kube.api.Listed;
import dev.teal.kube.api.Reader;
import dev.teal.kube.look.JobReader;
import dev.teal.kube.look.Look;
import dev.teal.kube.look.Unfinished;
import dev.teal.kube.watch.Audit;
import dev.teal.kube.watch.Edition;
import dev.teal.kube.watch.Watches;

/** A real Kubernetes, by its API server. */
public final class KubernetesCluster implements Cluster {

    private final ApiServer server;
    private final AtServer reader;
    private final Applier applier;
    private final Changes changes;
    private final JobReader jobs;
    private final Watches watches;
    private final Audit audit;
    private final Comparisons comparisons = new Comparisons();
    private final Events events;

    /**
     * Nothing is read yet.
     *
     * @param every how often what the watches have kept is compared with the server
     * @param leadership is asked right before each request that writes
     * @param counter is told the verb and the HTTP status of each request; 0 where no answer came
     */
    public KubernetesCluster(
            ApiConnection connection,
            Clock clock,
            Duration every,
            Leadership leadership,
            ObjIntConsumer<String> counter) {
        this.server = new ApiServer(connection, counter, leadership);
        ApiPaths paths = new ApiPaths(server);
        this.reader = new AtServer(server, paths);
        this.watches = new Watches(connection, paths, clock);
        this.audit = new Audit(watches, reader, clock, every);
        this.applier = new Applier(reader, watches);
        this.changes = new Changes(server, paths, watches);
        this.jobs = new JobReader(server);
        this.events = new Events(reader, clock);
    }

    @Override
    public Live look(Scope scope) throws PortException {
        Live live = new Look(reader, jobs, scope).live();
        watches.follow(scope, live);
        return live;
    }

    @Override
    public Optional<Live> glance(Scope scope) throws PortException {
        Optional<Reader> kept = watches.reader(scope);
        return kept.isEmpty() ? Optional.empty() : Optional.of(new Look(kept.get(), jobs, scope).live());
    }

    @Override
    public Sight sight() {
        return watches.sight();
    }

    @Override
    public Optional<Drift> known(Aim aim) {
        return comparisons.known(aim);
    }

    @Override
    public Set<String> unfinished(String namespace) throws PortException {
        return reader.list(new Listed("v1", namespace, "services"), Unfinished::application).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    @Override
    public void forget(String application) {
        watches.forget(application);
    }

    @Override
    public void onChange(Consumer<String> concerned) {
        watches.onChange(concerned);
    }

    @Override
    public void verify() throws PortException {
        audit.run();
    }

    @Override
    public void unwatch() {
        watches.close();
    }

    @Override
    public Map<ObjectRef, String> applied(String namespace) throws PortException {
        Map<ObjectRef, String> applied = new HashMap<>();
        reader.list(new Listed("apps/v1", namespace, "deployments"), it -> it.tree("metadata"))
                .forEach(it -> Optional.ofNullable(it.texts("labels").get(Scope.APPLICATION))
                        .ifPresent(application -> applied.put(
                                new ObjectRef("apps/v1", "Deployment", namespace, it.text("name")), application)));
        return applied;
    }

    @Override
    public Optional<String> holder(ObjectRef object) throws PortException {
        return Scope.application(reader.get(object));
    }

    @Override
    public Drift compare(Aim aim) throws PortException {
        Aim whole = Edition.isKept(aim.live())
                ? new Aim(aim.wanted(), reader.get(aim.wanted().ref()))
                : aim;
        Drift drift = applier.compare(whole);
        comparisons.note(whole, drift);
        return drift;
    }

    @Override
    public void createNamespace(String name) throws PortException {
        server.create(
                "/api/v1/namespaces",
                Tree.EMPTY.with("v1", "apiVersion").with("Namespace", "kind").with(name, "metadata", "name"));
    }

    @Override
    public void apply(Manifest manifest) throws PortException {
        comparisons.forget(manifest.ref());
        comparisons.applied(manifest, applier.apply(manifest));
    }

    @Override
    public void create(Manifest manifest) throws PortException {
        try {
            comparisons.applied(manifest, applier.create(manifest));
        } catch (StalledException e) {
            String where = manifest.origin() + ": " + manifest.ref() + ": ";
            throw new StalledException(
                    e.reason(), where + e.getMessage(), e.hold().advice(), e.getCause());
        }
    }

    @Override
    public void reselect(ObjectRef service, Selector selector, String resourceVersion) throws PortException {
        changes.reselect(service, selector, resourceVersion);
    }

    @Override
    public void scale(ObjectRef deployment, int replicas, String resourceVersion) throws PortException {
        changes.scale(deployment, replicas, resourceVersion);
    }

    @Override
    public void delete(ObjectRef object, String resourceVersion) throws PortException {
        changes.delete(object, resourceVersion);
    }

    @Override
    public void announce(Announcement announcement) throws PortException {
        events.write(announcement);
    }
}
