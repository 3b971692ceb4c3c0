package dev.teal.kube.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;

import dev.teal.core.value.Tree;
import dev.teal.kube.api.Json;
import dev.teal.kube.api.LabelQuery;

/**
 * What one watch has seen, each object by its name and drawn as an {@link Outline}. Of changes in what is kept it tells; of a
 * new {@code resourceVersion} alone it does not.
 */
final class Kept implements ItemStore<GenericKubernetesResource> {

    private final String plural;
    private final Consumer<Tree> changed;
    private final Map<String, Tree> objects = new ConcurrentHashMap<>();
    private final ByLabel byLabel = new ByLabel();

    /** {@code changed} is told each object that is new, other than before, or gone, as it is kept; it must not wait. */
    Kept(String plural, Consumer<Tree> changed) {
        this.plural = plural;
        this.changed = changed;
    }

    /** The object of this name, if there is one. */
    Optional<Tree> named(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    /** All of them, as they are now. */
    List<Tree> all() {
        return new ArrayList<>(objects.values());
    }

    /** Those that are found by their labels, as they are now. */
    List<Tree> matching(LabelQuery labels) {
        return byLabel.candidates(labels).stream()
                .flatMap(name -> named(name).stream())
                .filter(it -> labels.matches(it.texts("metadata", "labels")))
                .toList();
    }

    /** The {@code resourceVersion} of each by its name. */
    Map<String, String> versions() {
        Map<String, String> versions = new HashMap<>();
        objects.forEach((name, object) -> versions.put(name, object.text("metadata", "resourceVersion")));
        return versions;
    }

    @Override
    public String getKey(GenericKubernetesResource object) {
        return object.getMetadata().getName();
    }

    @Override
    public GenericKubernetesResource put(String key, GenericKubernetesResource object) {
        Tree now = Outline.of(plural, Json.tree(object));
        Tree before = objects.put(key, now);
        byLabel.replace(key, before == null ? Tree.EMPTY : before, now);
        if (before == null || !withoutVersion(before).equals(withoutVersion(now))) {
            changed.accept(now);
        }
        return before == null ? null : reduced(key, before);
    }

    @Override
    public GenericKubernetesResource remove(String key) {
        Tree before = objects.remove(key);
        if (before != null) {
            byLabel.replace(key, before, Tree.EMPTY);
            changed.accept(before);
        }
        return before == null ? null : reduced(key, before);
    }

    @Override
    public Stream<String> keySet() {
        return objects.keySet().stream();
    }

    @Override
    public Stream<GenericKubernetesResource> values() {
        return objects.entrySet().stream().map(it -> reduced(it.getKey(), it.getValue()));
    }

    @Override
    public int size() {
        return objects.size();
    }

    @Override
    public GenericKubernetesResource get(String key) {
        return named(key).map(it -> reduced(key, it)).orElse(null);
    }

    /** What is kept is less than what was put. */
    @Override
    public boolean isFullState() {
        return false;
    }

    private static Tree withoutVersion(Tree object) {
        return object.without("metadata", "resourceVersion");
    }

    /** As much as the library needs to know whether two are the same. */
    private static GenericKubernetesResource reduced(String name, Tree object) {
        GenericKubernetesResource reduced = new GenericKubernetesResource();
        reduced.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(object.text("metadata", "namespace"))
                .withUid(object.text("metadata", "uid"))
                .withResourceVersion(object.text("metadata", "resourceVersion"))
                .build());
        return reduced;
    }
}
