package dev.teal.core.live;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.policy.Idle;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** What has to be read of a cluster before something can be decided about a release. */
public record Scope(Release release) {

    /** The label that names the application on each object that was applied for it. */
    public static final String APPLICATION = "teal.dev/application";

    /** The label that says what a Job is for. */
    public static final String ROLE = "teal.dev/role";

    /** The role of a Job that tests a color. */
    public static final String CHECK = "check";

    /** The application that a live object was applied for; empty where it was applied for none. */
    public static Optional<String> application(Tree object) {
        return Optional.ofNullable(object.texts("metadata", "labels").get(APPLICATION));
    }

    /** The namespaces of everything. */
    public Set<String> namespaces() {
        return release.namespaces();
    }

    /** Every object of the release, the routed Services last. */
    public Set<ObjectRef> objects() {
        return release.manifests().map(Manifest::ref).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What selects every object that Teal has applied for the application, also what has left Git since. */
    public Selector own() {
        return new Selector(Map.of(APPLICATION, release.application()));
    }

    /**
     * The selectors whose pods matter, once the routed Services are known: of each color, of what a Service selects now, of
     * what it selected before its last move, and of what Teal last pointed it to.
     */
    public Set<Live.Reach> reaches(Map<ObjectRef, LiveService> live) {
        Set<Live.Reach> reaches = new LinkedHashSet<>();
        for (RoutedService service : release.services()) {
            Optional<LiveService> found = Optional.ofNullable(live.get(service.ref()));
            Stream.of(
                            service.selectors().values().stream(),
                            found.flatMap(LiveService::selector).stream(),
                            found.flatMap(it -> it.marks().from()).stream(),
                            found.flatMap(it -> it.marks().to()).stream())
                    .flatMap(selectors -> selectors)
                    .forEach(it -> reaches.add(new Live.Reach(service.ref().namespace(), it)));
        }
        return reaches;
    }

    /** The namespace of the colors, if it has to be known what leads requests to their pods: some may be put away. */
    public Optional<String> leads() {
        return release.policy().idle().then() == Idle.Then.KEEP
                ? Optional.empty()
                : Optional.of(release.desired().deployment().ref().namespace());
    }

    /** The namespace of the Jobs that test the colors, if the folder has such. */
    public Optional<String> jobs() {
        return release.jobs().stream().map(job -> job.ref().namespace()).findFirst();
    }

    /** What selects every Job that Teal has started for the application. */
    public Selector ownJobs() {
        return new Selector(Map.of(APPLICATION, release.application(), ROLE, CHECK));
    }

    /** The ports of pods that the routed Services send TCP traffic to: numbers as text, or names. */
    public Set<String> targetPorts() {
        Set<String> ports = new LinkedHashSet<>();
        release.services().forEach(service -> ports.addAll(service.targetPorts()));
        return ports;
    }
}
