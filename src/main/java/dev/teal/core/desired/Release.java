package dev.teal.core.desired;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.teal.core.mark.ContentId;
import dev.teal.core.policy.Policy;
import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Tree;

/**
 * What Git wants for one application.
 *
 * @param active the color that is to serve; {@code versions} has it
 * @param versions the colors that have files; one may be missing, not the active one
 * @param services the routed Services, at least one
 * @param previews the Services that show the color that does not serve
 * @param shared objects of neither color that route nothing
 * @param jobs what tests a color before users come, as written: each is run under a name of its own
 * @param policy what the folder says of itself
 * @param claimed the files that were understood, for the status
 */
public record Release(
        String application,
        String path,
        Commit commit,
        String content,
        Color active,
        Map<Color, Version> versions,
        List<RoutedService> services,
        List<PreviewService> previews,
        List<Manifest> shared,
        List<Manifest> jobs,
        Policy policy,
        List<String> claimed,
        List<Notice> notices)
        implements Reading {

    public Release {
        if (!versions.containsKey(active)) {
            throw new IllegalArgumentException("the active color has no workload");
        }
        if (services.isEmpty()) {
            throw new IllegalArgumentException("no Service is routed");
        }
        versions = Map.copyOf(versions);
        services = List.copyOf(services);
        previews = List.copyOf(previews);
        shared = List.copyOf(shared);
        jobs = List.copyOf(jobs);
    }

    /** The color that is to serve. */
    public Version desired() {
        return versions.get(active);
    }

    /** The other color, if it has files. */
    public Optional<Version> other() {
        return Optional.ofNullable(versions.get(active.other()));
    }

    /** Whether the selector of a Service says the color, since there is no active-color. */
    public boolean isSaidBySelector() {
        return !claimed.contains("active-color");
    }

    /** The name of the file that has the policy, or would have it. */
    public String policyFile() {
        return claimed.contains("teal.yml") ? "teal.yml" : "teal.yaml";
    }

    /** Every object but the routed Services, in the order in which they are applied. */
    public List<Manifest> unrouted() {
        List<Manifest> all = new ArrayList<>(shared);
        all.addAll(desired().manifests());
        other().ifPresent(version -> all.addAll(version.manifests()));
        previews.forEach(preview -> all.add(preview.manifest()));
        return all;
    }

    /** Every object, the routed Services last. */
    public Stream<Manifest> manifests() {
        return Stream.concat(unrouted().stream(), services.stream().map(RoutedService::manifest));
    }

    /** Every namespace that an object of this release is in. */
    public Set<String> namespaces() {
        Set<String> found = new LinkedHashSet<>();
        unrouted().forEach(manifest -> found.add(manifest.ref().namespace()));
        services.forEach(service -> found.add(service.ref().namespace()));
        return found;
    }

    /** The same release with {@code color}, which has files, as the one that is to serve. */
    public Release facing(Color color) {
        return new Release(
                application,
                path,
                commit,
                content,
                color,
                versions,
                services,
                previews,
                shared,
                jobs,
                policy,
                claimed,
                notices);
    }

    /** The same release with these Services as the routed ones; the others are Services like any other. */
    public Release routing(List<RoutedService> routed) {
        List<Manifest> others = new ArrayList<>(shared);
        services.stream()
                .filter(service -> !routed.contains(service))
                .map(RoutedService::manifest)
                .forEach(others::add);
        return new Release(
                application,
                path,
                commit,
                content,
                active,
                versions,
                routed,
                previews,
                others,
                jobs,
                policy,
                claimed,
                notices);
    }

    /** Identifies what is applied for each color that has files. */
    public Map<Color, ContentId> contents() {
        Map<Color, ContentId> contents = new EnumMap<>(Color.class);
        versions.keySet().forEach(color -> contents.put(color, content(color)));
        return Map.copyOf(contents);
    }

    /** Identifies what is applied for {@code color}, which has files. */
    public ContentId content(Color color) {
        Stream<Tree> trees = Stream.of(
                        versions.get(color).manifests().stream().map(Manifest::content),
                        shared.stream().map(Manifest::content),
                        services.stream()
                                .map(service -> service.manifest().content().without("spec", "selector")))
                .flatMap(each -> each);
        return ContentId.of(trees.toList());
    }
}
