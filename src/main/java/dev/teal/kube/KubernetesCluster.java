package dev.teal.kube;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.port.Announcement;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ApiPaths;
import dev.teal.kube.api.ApiServer;

/** A real Kubernetes, by its API server. */
public final class KubernetesCluster implements Cluster {

    private static final int EVENT_MESSAGE_LIMIT = 1024;

    private final ApiServer server;
    private final Applier applier;
    private final Clock clock;

    /** {@code counter} is told the verb and the HTTP status of each request; 0 where no answer came. */
    public KubernetesCluster(ApiConnection connection, Clock clock, ObjIntConsumer<String> counter) {
        this.server = new ApiServer(connection, counter);
        this.applier = new Applier(server, new ApiPaths(server));
        this.clock = clock;
    }

    @Override
    public Live look(Scope scope) throws PortException {
        return new Look(server, applier, scope).live();
    }

    @Override
    public Map<ObjectRef, String> applied(String namespace) throws PortException {
        Map<ObjectRef, String> applied = new HashMap<>();
        server.list(ApiPaths.collection("apps/v1", namespace, "deployments"), it -> it.tree("metadata"))
                .forEach(it -> Optional.ofNullable(it.texts("labels").get(Scope.APPLICATION))
                        .ifPresent(application -> applied.put(
                                new ObjectRef("apps/v1", "Deployment", namespace, it.text("name")), application)));
        return applied;
    }

    @Override
    public Drift compare(Aim aim) throws PortException {
        return applier.compare(aim);
    }

    @Override
    public void createNamespace(String name) throws PortException {
        server.ask(
                "create",
                "namespace " + name,
                client -> client.namespaces()
                        .resource(new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .build())
                        .create());
    }

    @Override
    public void apply(Manifest manifest) throws PortException {
        applier.apply(manifest);
    }

    @Override
    public void create(Manifest manifest) throws PortException {
        try {
            applier.create(manifest);
        } catch (StalledException e) {
            String where = manifest.origin() + ": " + manifest.ref() + ": ";
            throw new StalledException(
                    e.reason(), where + e.getMessage(), e.hold().advice(), e.getCause());
        }
    }

    @Override
    public void reselect(ObjectRef service, Selector selector, String resourceVersion) throws PortException {
        applier.reselect(service, selector, resourceVersion);
    }

    @Override
    public void scale(ObjectRef deployment, int replicas, String resourceVersion) throws PortException {
        applier.scale(deployment, replicas, resourceVersion);
    }

    @Override
    public void delete(ObjectRef object, String resourceVersion) throws PortException {
        applier.delete(object, resourceVersion);
    }

    @Override
    public void announce(Announcement announcement) throws PortException {
        ObjectRef about = announcement.about();
        String uid = applier.live(about).text("metadata", "uid");
        String now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        String message = announcement.message();
        Event event = new EventBuilder()
                .withNewMetadata()
                .withGenerateName(about.name() + ".")
                .withNamespace(about.namespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(about.apiVersion())
                .withKind(about.kind())
                .withNamespace(about.namespace())
                .withName(about.name())
                .withUid(uid.isEmpty() ? null : uid)
                .endInvolvedObject()
                .withType(announcement.weight() == Announcement.Weight.NORMAL ? "Normal" : "Warning")
                .withReason(announcement.reason())
                .withMessage(message.substring(0, Math.min(message.length(), EVENT_MESSAGE_LIMIT)))
                .withNewSource()
                .withComponent("teal")
                .endSource()
                .withReportingComponent("teal.dev/teal")
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .build();
        server.ask(
                "create",
                "event on " + about,
                client -> client.v1()
                        .events()
                        .inNamespace(about.namespace())
                        .resource(event)
                        .create());
    }
}
