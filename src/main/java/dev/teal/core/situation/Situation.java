package dev.teal.core.situation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.mark.ContentId;
import dev.teal.core.mark.TakenBack;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;

/**
 * All that a decision about one application is made from: equal situations have equal plans.
 *
 * @param release what Git wants
 * @param live what the cluster has
 * @param drifts how each object differs from its {@link Aim}; none are known before the comparison
 * @param answers what the pods that had to be asked have said by now
 * @param counted what has come of the requests that go through each routed Service; empty where none are counted
 * @param rehearsed what became of the moves that were tried before they are made
 * @param memory what this process remembers of earlier looks
 * @param contents what each color's content in Git is called
 * @param now when the look began
 */
public record Situation(
        Release release,
        Live live,
        Map<ObjectRef, Drift> drifts,
        Map<Question, Answer> answers,
        Map<ObjectRef, Counted> counted,
        List<Drift> rehearsed,
        Memory memory,
        Care care,
        Permissions permissions,
        Map<Color, ContentId> contents,
        Instant now) {

    /** The situation right after the cluster was read. */
    public static Situation of(
            Release read, Live live, Memory memory, Care care, Permissions permissions, Instant now) {
        Release release = routing(read, live);
        return new Situation(
                release,
                live,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                memory,
                care.with(read.policy().overrides()),
                permissions,
                release.contents(),
                now);
    }

    /**
     * Once the cluster has said which Services are routed, one whose selector names a version that has left Git, and that
     * Teal never moved, is a Service like any other beside one that is routed.
     */
    private static Release routing(Release read, Live live) {
        List<RoutedService> routed = read.services().stream()
                .filter(service -> service.certainty() == RoutedService.Certainty.BY_FOLDER || live.marked(service))
                .toList();
        return routed.isEmpty() || routed.size() == read.services().size() ? read : read.routing(routed);
    }

    /** The same once the objects were compared. */
    public Situation compared(Map<ObjectRef, Drift> found) {
        return new Situation(
                release, live, found, answers, counted, rehearsed, memory, care, permissions, contents, now);
    }

    /** The same with what pods have answered. */
    public Situation answered(Map<Question, Answer> said) {
        return new Situation(release, live, drifts, said, counted, rehearsed, memory, care, permissions, contents, now);
    }

    /** The same with what has come of the requests that are counted. */
    public Situation counting(Map<ObjectRef, Counted> come) {
        return new Situation(release, live, drifts, answers, come, rehearsed, memory, care, permissions, contents, now);
    }

    /** The same once the moves were tried that would be made. */
    public Situation rehearsed(List<Drift> tried) {
        return new Situation(release, live, drifts, answers, counted, tried, memory, care, permissions, contents, now);
    }

    /** The same question about a commit that wants the other color; that color has files. */
    public Situation facing(Color color) {
        return new Situation(
                release.facing(color),
                live,
                drifts,
                answers,
                counted,
                rehearsed,
                memory,
                care,
                permissions,
                contents,
                now);
    }

    /** Where the traffic goes. */
    public Traffic traffic() {
        return new Traffic(this);
    }

    /** The color that Git wants to serve. */
    public Color active() {
        return release.active();
    }

    /** How the object differs. */
    public Drift drift(Manifest manifest) {
        return drifts.getOrDefault(manifest.ref(), new Drift.Missing());
    }

    /** Whether each of these is as it shall be. */
    public boolean isInPlace(List<Manifest> manifests) {
        return manifests.stream().noneMatch(it -> drift(it).pending());
    }

    /** The namespaces that do not exist. */
    public Set<String> missingNamespaces() {
        return drifts.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Drift.NoNamespace)
                .map(entry -> entry.getKey().namespace())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The routed Services that exist, as they are. */
    public Stream<LiveService> routed() {
        return release.services().stream().flatMap(service -> live.service(service).stream());
    }

    /** The pods that this Service has once it points to the desired color. */
    public List<Pod> pods(RoutedService service) {
        return live.pods(service, service.selectorFor(active()));
    }

    /** Those of them that are ready. */
    public List<Pod> ready(RoutedService service) {
        return live.ready(service, service.selectorFor(active()));
    }

    /** The desired color's Deployment, if it exists. */
    public Optional<LiveDeployment> deployment() {
        return Optional.ofNullable(live.deployments().get(active()));
    }

    /** What was taken back after a switch, if that very content is what Git still wants. */
    public Optional<TakenBack> takenBack() {
        return takenBack(active());
    }

    /** Whether the content that Git has for this color was taken back: its Deployment says so where a Service is gone. */
    public Optional<TakenBack> takenBack(Color color) {
        Optional<TakenBack> remembered = Optional.ofNullable(live.deployments().get(color))
                .flatMap(it -> it.marks().takenBack());
        return release.services().stream()
                .flatMap(service -> live.service(service).map(it -> it.marks().takenBack()).orElse(remembered).stream())
                .filter(it -> it.content().equals(content(color)))
                .findFirst();
    }

    /** The name of the content that Git has for its color. */
    public ContentId content() {
        return content(active());
    }

    /** The name of the content that Git has for this color, which has files. */
    public ContentId content(Color color) {
        return contents.get(color);
    }

    /** How the trial goes of what Git wants to serve. */
    public Trial trial() {
        return new Trial(this);
    }
}
