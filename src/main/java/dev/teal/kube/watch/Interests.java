package dev.teal.kube.watch;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.Listed;

/**
 * Which application a change in the cluster concerns. It may name some that it does not concern, of which a look finds
 * nothing; that it forgets one costs as long as until its next look.
 */
final class Interests {

    private static final String OF_SERVICE = "kubernetes.io/service-name";

    /**
     * What one application has to do with.
     *
     * @param objects paths of what it applies
     * @param reaches whose pods matter
     * @param leads where everything matters that leads requests to pods
     */
    private record Interest(Set<String> objects, Set<Live.Reach> reaches, Optional<String> leads) {}

    private final Map<String, Interest> byApplication = new ConcurrentHashMap<>();

    /** The applications by a key of what they have to do with: an object's path, or a namespace and a label. */
    private final Map<String, Set<String>> index = new ConcurrentHashMap<>();

    /** Replaces what an application has to do with. */
    synchronized void put(String application, Set<String> objects, Scope scope, Live live) {
        Interest interest = new Interest(objects, scope.reaches(live.services()), scope.leads());
        if (!interest.equals(byApplication.get(application))) {
            forget(application);
            byApplication.put(application, interest);
            keys(interest)
                    .forEach(key -> index.computeIfAbsent(key, it -> ConcurrentHashMap.newKeySet())
                            .add(application));
        }
    }

    /** From now on nothing concerns it. */
    synchronized void forget(String application) {
        Optional.ofNullable(byApplication.remove(application))
                .ifPresent(interest -> index.values().removeIf(it -> it.remove(application) && it.isEmpty()));
    }

    /** The applications that a change of this object may concern. */
    Set<String> concerned(Listed what, Tree object) {
        Map<String, String> labels = object.texts("metadata", "labels");
        Set<String> found = new HashSet<>();
        Optional.ofNullable(labels.get(Scope.APPLICATION)).ifPresent(found::add);
        objects(what, object, labels).forEach(path -> found.addAll(index.getOrDefault(path, Set.of())));
        labels.forEach((key, value) -> index.getOrDefault(label(what.namespace(), key, value), Set.of()).stream()
                .filter(it -> reaches(it, what.namespace(), labels))
                .forEach(found::add));
        if (Set.of("services", "ingresses").contains(what.plural())) {
            found.addAll(index.getOrDefault(leads(what.namespace()), Set.of()));
        }
        return found;
    }

    private boolean reaches(String application, String namespace, Map<String, String> labels) {
        return Optional.ofNullable(byApplication.get(application)).stream()
                .flatMap(it -> it.reaches().stream())
                .anyMatch(
                        it -> it.namespace().equals(namespace) && it.selector().matches(labels));
    }

    /** The paths of the object, and of the one that it belongs to. */
    private static List<String> objects(Listed what, Tree object, Map<String, String> labels) {
        String own = what.path(object.text("metadata", "name"));
        return switch (what.plural()) {
            case "endpointslices" ->
                List.of(new Listed("v1", what.namespace(), "services").path(labels.getOrDefault(OF_SERVICE, "")));
            case "horizontalpodautoscalers" ->
                List.of(
                        own,
                        new Listed("apps/v1", what.namespace(), "deployments")
                                .path(object.text("spec", "scaleTargetRef", "name")));
            default -> List.of(own);
        };
    }

    private Set<String> keys(Interest interest) {
        Stream<String> labels = interest.reaches().stream().map(it -> rarest(it.namespace(), it.selector()));
        Stream<String> all = interest.leads().map(Interests::leads).stream();
        return Stream.of(interest.objects().stream(), labels, all)
                .flatMap(it -> it)
                .collect(Collectors.toSet());
    }

    /** Of the selector's labels the one that the fewest others have: all may share their {@code part-of}. */
    private String rarest(String namespace, Selector selector) {
        return selector.labels().entrySet().stream()
                .map(it -> label(namespace, it.getKey(), it.getValue()))
                .min(Comparator.comparingInt(
                        key -> index.getOrDefault(key, Set.of()).size()))
                .orElseThrow();
    }

    private static String label(String namespace, String key, String value) {
        return namespace + " " + key + "=" + value;
    }

    private static String leads(String namespace) {
        return namespace + " leads";
    }
}
