package dev.teal.embedded;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.Manifest;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Question;
import dev.teal.core.evidence.Trickle;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.port.Announcement;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Counting;
import dev.teal.core.port.Inquiry;
import dev.teal.core.port.Judge;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/**
 * A Kubernetes in memory, for dev mode, rehearsals and tests: it keeps objects, runs pretended pods, and answers HTTP on
 * the node ports. What its pods do is written in their manifests ({@link Behaviour}). Every namespace exists.
 */
public final class EmbeddedCluster implements Cluster, Inquiry, Counting, AutoCloseable {

    /** Knows statuses only. */
    private static final Judge STATUS =
            (expected, status, body) -> expected.statuses().contains(status)
                    ? Optional.empty()
                    : Optional.of("status " + status + ", expected another");

    private final Clock clock;
    private final Interviews interviews;
    private final Counts counts;
    private final NodePorts nodePorts;
    private final StoredObjects objects = new StoredObjects();
    private final Workloads workloads = new Workloads();
    private final List<Announcement> announcements = new ArrayList<>();

    /** A cluster whose pods live by {@code clock}, and whose answers {@code judge} compares with what a check expects. */
    public EmbeddedCluster(Clock clock, Judge judge) {
        this.clock = clock;
        this.interviews = new Interviews(clock, judge, door -> seen().at(door));
        this.counts = new Counts(clock, this::answer);
        this.nodePorts = new NodePorts(this::answer);
    }

    /** The same, where checks expect a status and nothing else; what they say of bodies is passed over. */
    public EmbeddedCluster(Clock clock) {
        this(clock, STATUS);
    }

    @Override
    public synchronized Live look(Scope scope) {
        return seen().live(scope);
    }

    @Override
    public synchronized Map<ObjectRef, String> applied(String namespace) {
        return objects.applied(namespace);
    }

    @Override
    public synchronized Optional<String> holder(ObjectRef object) {
        return objects.get(object).flatMap(Scope::application);
    }

    @Override
    public synchronized Drift compare(Aim aim) {
        return objects.drift(aim.wanted());
    }

    @Override
    public void createNamespace(String name) {
        // Every namespace exists.
    }

    @Override
    public synchronized void apply(Manifest manifest) throws PortException {
        if (manifest.guard().isPresent()) {
            objects.expect(manifest.ref(), manifest.guard().get());
        }
        write(manifest.with(manifest.content().without("metadata", "resourceVersion")));
    }

    @Override
    public synchronized void create(Manifest manifest) throws PortException {
        objects.expectNone(manifest.ref());
        write(manifest);
    }

    @Override
    public synchronized void reselect(ObjectRef service, Selector selector, String resourceVersion)
            throws PortException {
        replace(service, "selector", selector.labels(), resourceVersion);
    }

    @Override
    public synchronized void scale(ObjectRef deployment, int replicas, String resourceVersion) throws PortException {
        replace(deployment, "replicas", replicas, resourceVersion);
    }

    private void replace(ObjectRef object, String field, Object value, String resourceVersion) throws PortException {
        objects.expect(object, resourceVersion);
        Tree live = objects.get(object).orElseThrow();
        store(object, live.without("metadata", "resourceVersion").with(value, "spec", field));
    }

    @Override
    public synchronized void delete(ObjectRef object, String resourceVersion) throws PortException {
        if (objects.get(object).isPresent()) {
            objects.expect(object, resourceVersion);
            delete(object);
        }
    }

    @Override
    public synchronized void announce(Announcement announcement) {
        announcements.add(announcement);
    }

    @Override
    public synchronized Map<Question, Answer> ask(Set<Question> questions) {
        return interviews.ask(questions);
    }

    @Override
    public synchronized Map<ObjectRef, Counted> count(Set<Trickle> trickles) {
        return counts.count(trickles);
    }

    /** The Events written so far, oldest first. */
    public synchronized List<Announcement> announcements() {
        return List.copyOf(announcements);
    }

    /** The live object, as {@code kubectl get -o yaml} would show it; empty where there is none. */
    public synchronized Optional<Tree> get(ObjectRef ref) {
        return objects.get(ref);
    }

    /** Puts an object there by hand, as {@code kubectl replace} would. */
    public synchronized void put(ObjectRef ref, Tree content) {
        store(ref, content);
    }

    /** Deletes an object by hand, as {@code kubectl delete} would; its pods end at once. */
    public synchronized void delete(ObjectRef ref) {
        objects.remove(ref);
        workloads.remove(ref);
    }

    @Override
    public void close() {
        nodePorts.close();
    }

    private void write(Manifest manifest) throws PortException {
        objects.expectValid(manifest);
        store(manifest.ref(), manifest.content());
    }

    private void store(ObjectRef ref, Tree content) {
        objects.put(ref, content);
        workloads.update(ref, content, clock.instant());
        if (ref.kind().equals("Service")) {
            nodePorts.open(ref, content);
        }
    }

    private EmbeddedLook seen() {
        Instant now = clock.instant();
        workloads.advance(now);
        return new EmbeddedLook(objects, workloads, now);
    }

    /** One request on a node port: the next ready pod answers; empty where there is none, or it does not listen there. */
    private synchronized Optional<NodePorts.Reply> answer(ObjectRef service, int nodePort, long turn, String path) {
        return seen().answer(service, port -> port.node() == nodePort, turn, path);
    }

    /** One request to the Service at a moment that is over. */
    private Optional<NodePorts.Reply> answer(ObjectRef service, String path, long turn, Instant at) {
        return new EmbeddedLook(objects, workloads, at).answer(service, any -> true, turn, path);
    }
}
