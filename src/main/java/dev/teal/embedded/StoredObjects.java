package dev.teal.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Leads;
import dev.teal.core.live.Scope;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Difference;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.embedded.validation.Validation;

/** The objects that an API server would keep, each with the version of its last write. */
final class StoredObjects {

    /** So many that two Services of a rehearsal hardly get the same. */
    private static final int ADDRESSES = 250 * 250;

    private final Map<ObjectRef, Stored> objects = new LinkedHashMap<>();
    private long version;

    private record Stored(Tree content, String resourceVersion) {}

    /** The object, with its {@code metadata.resourceVersion}; empty where there is none. */
    Optional<Tree> get(ObjectRef ref) {
        return Optional.ofNullable(objects.get(ref))
                .map(stored -> stored.content().with(stored.resourceVersion(), "metadata", "resourceVersion"));
    }

    /** The Service that has this address; empty where none has. */
    Optional<ObjectRef> service(String address) {
        return objects.keySet().stream()
                .filter(ref -> ref.kind().equals("Service") && address(ref).equals(address))
                .findFirst();
    }

    /** What an API server gives a Service that has none of its own. */
    static String address(ObjectRef service) {
        int place = Math.floorMod(service.hashCode(), ADDRESSES);
        return "10.96." + place / 250 + "." + (place % 250 + 1);
    }

    /** Stores the whole object, whatever was there. */
    void put(ObjectRef ref, Tree content) {
        version++;
        objects.put(ref, new Stored(content, Long.toString(version)));
    }

    /** Forgets the object. */
    void remove(ObjectRef ref) {
        objects.remove(ref);
    }

    /** Refuses, like an API server, a write that was decided on another version than the last. */
    void expect(ObjectRef ref, String resourceVersion) throws TransientException {
        Stored stored = objects.get(ref);
        if (stored == null || !stored.resourceVersion().equals(resourceVersion)) {
            throw new TransientException(Reason.MODIFIED, ref + " was changed by somebody else", null);
        }
    }

    /** Refuses a creation that was decided before somebody else's. */
    void expectNone(ObjectRef ref) throws TransientException {
        if (objects.containsKey(ref)) {
            throw new TransientException(Reason.MODIFIED, ref + " was created by somebody else", null);
        }
    }

    /** What applying the manifest would change. */
    Drift drift(Manifest manifest) {
        Optional<Hold> refusal = refusal(manifest, problems(manifest));
        if (refusal.isPresent()) {
            return new Drift.Refused(refusal.get());
        }
        Stored stored = objects.get(manifest.ref());
        if (stored == null) {
            return new Drift.Missing();
        }
        List<String> fields = Difference.written(stored.content(), manifest.content());
        return fields.isEmpty() ? new Drift.None() : new Drift.Differs(fields);
    }

    /** Refuses, like an API server, what can't be. */
    void expectValid(Manifest manifest) throws StalledException {
        List<String> problems = new ArrayList<>(problems(manifest));
        problems.addAll(Validation.problemsOfWriting(manifest.ref(), manifest.content()));
        Optional<Hold> refusal = refusal(manifest, problems);
        if (refusal.isPresent()) {
            throw new StalledException(
                    Reason.REJECTED, refusal.get().message(), refusal.get().advice(), null);
        }
    }

    private List<String> problems(Manifest manifest) {
        ObjectRef ref = manifest.ref();
        Optional<Tree> live = Optional.ofNullable(objects.get(ref)).map(Stored::content);
        return Validation.problems(ref, manifest.content(), live, port -> isAllocated(port, ref));
    }

    private static Optional<Hold> refusal(Manifest manifest, List<String> problems) {
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        boolean relabelled =
                problems.stream().anyMatch(it -> it.startsWith("spec.selector: ") && it.endsWith("immutable"));
        return Optional.of(new Hold(
                Reason.REJECTED,
                manifest.origin() + ": " + manifest.ref() + ": " + String.join("; ", problems),
                relabelled ? "give the new version another metadata.name" : "correct the field and commit"));
    }

    /** What leads requests to pods in a namespace; nobody writes EndpointSlices here. */
    Leads leads(String namespace) {
        List<Leads.Lead> services = in(namespace, "Service")
                .map(Leads.Lead::of)
                .filter(it -> !it.selector().isEmpty())
                .toList();
        Set<String> ingressed =
                in(namespace, "Ingress").flatMap(Leads::backends).collect(Collectors.toSet());
        return new Leads(services, ingressed, Map.of());
    }

    /** The objects of this kind that the selector matches. */
    Stream<ObjectRef> labelled(String kind, Selector selector) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().kind().equals(kind)
                        && selector.matches(entry.getValue().content().texts("metadata", "labels")))
                .map(Map.Entry::getKey);
    }

    /** The Deployments in a namespace that have the label of an application, each with that. */
    Map<ObjectRef, String> applied(String namespace) {
        Map<ObjectRef, String> applied = new HashMap<>();
        objects.forEach((ref, stored) -> Optional.ofNullable(
                        stored.content().texts("metadata", "labels").get(Scope.APPLICATION))
                .filter(it -> ref.kind().equals("Deployment") && ref.namespace().equals(namespace))
                .ifPresent(application -> applied.put(ref, application)));
        return applied;
    }

    private Stream<Tree> in(String namespace, String kind) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().kind().equals(kind)
                        && entry.getKey().namespace().equals(namespace))
                .map(entry -> entry.getValue().content());
    }

    private boolean isAllocated(int nodePort, ObjectRef service) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().kind().equals("Service")
                        && !entry.getKey().equals(service))
                .flatMap(entry -> entry.getValue().content().trees("spec", "ports").stream())
                .anyMatch(port -> port.number(0, "nodePort") == nodePort);
    }
}
