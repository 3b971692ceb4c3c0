package dev.teal.cli.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.teal.core.decision.Planner;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.PreviewService;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Plan;
import dev.teal.core.plan.Stage;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.write.Writes;

/**
 * Says what would become of a folder, from a situation in which all objects were compared. The watcher goes on look by look, and
 * decides each time by what it sees; this is where that leads if nothing goes wrong on the way.
 */
final class Foresight {

    /** These are not in the way of a plan: they say what it waits for. */
    private static final Set<Reason> AWAITED = Set.of(Reason.UNCONFIRMED, Reason.FROZEN);

    private static final Planner PLANNER = new Planner();

    private final Situation situation;
    private final Map<ObjectRef, ObjectOutlook> objects;
    private final Plan plan;

    /** {@code objects} has each object of the folder that the situation was compared for. */
    Foresight(Situation situation, Map<ObjectRef, ObjectOutlook> objects) {
        this.situation = situation;
        this.objects = objects;
        this.plan = PLANNER.plan(situation);
    }

    Foreseen all() {
        Release release = situation.release();
        List<TrafficMove> moves = moves().toList();
        Course course = new Course(situation, plan, desired(), other());
        return new Foreseen(
                release.path(),
                release.application(),
                release.active(),
                situation.traffic().serving(),
                situation.content(),
                release.manifests().map(this::outlook).toList(),
                moves,
                plan.actions().stream().flatMap(Foresight::deed).toList(),
                situation.traffic().arrived() ? List.of() : course.waits(),
                moves.isEmpty() ? course.wayBack() : course.afterwards(),
                held());
    }

    /** What was put away stays so, though it is in Git. */
    private ObjectOutlook outlook(Manifest manifest) {
        return new Writes(situation).isDeleted(manifest) ? ObjectOutlook.kept(manifest) : objects.get(manifest.ref());
    }

    private ObjectOutlook desired() {
        return objects.get(situation.release().desired().deployment().ref());
    }

    private Optional<ObjectOutlook> other() {
        return situation.release().other().map(it -> objects.get(it.deployment().ref()));
    }

    private Stream<TrafficMove> moves() {
        Release release = situation.release();
        List<TrafficMove> routed = release.services().stream()
                .filter(service -> !situation.traffic().arrived(service))
                .flatMap(service -> move(service).stream())
                .toList();
        Stream<TrafficMove> previews = routed.isEmpty() || release.other().isEmpty()
                ? Stream.empty()
                : release.previews().stream().flatMap(preview -> move(preview).stream());
        return Stream.concat(routed.stream(), previews);
    }

    /** One that does not exist is created where it belongs. */
    private Optional<TrafficMove> move(RoutedService service) {
        return situation
                .live()
                .service(service)
                .map(live -> new TrafficMove(service.ref(), live.selector(), service.selectorFor(situation.active())));
    }

    /** A preview follows a move: it shows the color that served. */
    private Optional<TrafficMove> move(PreviewService preview) {
        Map<String, String> live = situation.live().object(preview.ref()).texts("spec", "selector");
        Selector shown = preview.selectors().get(situation.active().other());
        boolean follows = shown != null && !live.isEmpty() && !live.equals(shown.labels());
        return follows
                ? Optional.of(new TrafficMove(preview.ref(), Optional.of(new Selector(live)), shown))
                : Optional.empty();
    }

    private static Stream<String> deed(Action action) {
        if (action instanceof Action.Scale scale) {
            return Stream.of(scale.deployment() + " is put away: " + Course.pods(scale.replicas()) + " left");
        }
        if (action instanceof Action.Delete delete) {
            return Stream.of(delete.object() + " is deleted");
        }
        if (action instanceof Action.Start start) {
            return Stream.of(start.job().ref() + " is started to test " + start.color());
        }
        return action instanceof Action.CreateNamespace namespace
                ? Stream.of("namespace " + namespace.name() + " is created")
                : Stream.empty();
    }

    /** A color that is changed by the folder may be in trouble now: that is what the change may be for. */
    private Optional<Hold> held() {
        boolean changed = desired().isChange();
        return plan.hold()
                .filter(hold ->
                        hold.reason().phase() == Phase.STALLED || hold.reason().phase() == Phase.DEGRADED)
                .filter(hold -> !AWAITED.contains(hold.reason()))
                .filter(hold -> plan.stage() == Stage.BLOCKED || !changed);
    }
}
