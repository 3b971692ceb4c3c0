package dev.teal.core;

import static java.util.function.Predicate.not;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The writes that would bring the cluster nearer to a release, each kind by itself; the {@link Planner} chooses. */
record Writes(Release release, Observed seen, Traffic traffic, Instant now) {

    List<Action> namespaces() {
        return seen.missingNamespaces().stream()
                .<Action>map(Action.CreateNamespace::new)
                .toList();
    }

    List<Action> shared() {
        return apply(release.shared());
    }

    List<Action> desired() {
        return apply(release.desired().manifests());
    }

    /** Whether the other color differs and has to wait until its connections are over. */
    boolean otherWaits() {
        return release.other()
                .filter(side -> traffic.draining(side.color()))
                .filter(side -> !apply(side.manifests()).isEmpty())
                .isPresent();
    }

    /** The other color, unless requests still go to its pods. */
    List<Action> other() {
        return release.other()
                .filter(side -> !traffic.servesElsewhere(side.color()) && !traffic.draining(side.color()))
                .map(side -> apply(side.manifests()))
                .orElse(List.of());
    }

    /** Points every routed Service that does not point there yet to the desired color. */
    List<Action> moves() {
        return release.services().stream()
                .filter(not(traffic::arrived))
                .map(this::move)
                .toList();
    }

    /** Remembers each move whose endpoints have followed. */
    List<Action> proofs() {
        return services(LiveService::unproven)
                .filter(it -> traffic.followed(it.service(), it.live()))
                .map(it -> it.prove(now))
                .toList();
    }

    /** Applies what Git changed on Services that already point to the desired color, and remembers that color. */
    List<Action> touches() {
        return services(live -> !live.unproven())
                .filter(it -> seen.drift(it.service().manifest()).pending()
                        || !it.live().marks().color().equals(Optional.of(release.active())))
                .map(it -> it.keep(
                        it.live().marks().adopted(release.active()),
                        why(seen.drift(it.service().manifest()))))
                .toList();
    }

    /**
     * Points back each Service whose endpoints did not follow, if the pods before can serve; with it those that the same
     * commit has moved, since they would be split otherwise.
     */
    List<Action> returns(boolean failing) {
        Set<Optional<String>> lost = services(LiveService::unproven)
                .filter(it -> traffic.arrived(it.service()))
                .filter(it -> !traffic.followed(it.service(), it.live()))
                .filter(it -> failing || traffic.overdue(it.live()))
                .filter(it -> traffic.canGoBack(it.service(), it.live()))
                .map(it -> it.live().marks().commit())
                .collect(Collectors.toSet());
        return services(live -> lost.contains(live.marks().commit()))
                .filter(it -> traffic.arrived(it.service()))
                .filter(it -> traffic.canGoBack(it.service(), it.live()))
                .map(it -> back(it, release.active().other(), Marks.wentBack(release, it.live(), now)))
                .toList();
    }

    /**
     * Points back each Service that the desired color served until a move away from it that is not proven: those pods
     * serve, and what was moved to may never do so.
     */
    List<Action> undos() {
        return services(LiveService::unproven)
                .filter(it -> !traffic.followed(it.service(), it.live()))
                .filter(it ->
                        it.live().marks().from().equals(Optional.of(it.service().selectorFor(release.active()))))
                .filter(it -> traffic.canGoBack(it.service(), it.live()))
                .map(it -> back(
                        it, release.active(), Marks.moved(release, it.live().selector(), now)))
                .toList();
    }

    private record Routed(RoutedService service, LiveService live) {
        Action prove(Instant now) {
            return new Action.Prove(kept(live.marks().proven(now)), live.resourceVersion(), now);
        }

        Action keep(Marks marks, String why) {
            return new Action.Keep(kept(marks), live.resourceVersion(), why);
        }

        private Manifest kept(Marks marks) {
            return service.selecting(live.selector().orElseThrow(), marks);
        }
    }

    private Stream<Routed> services(java.util.function.Predicate<LiveService> which) {
        return release.services().stream()
                .flatMap(service -> seen.live(service).stream()
                        .filter(live -> live.selector().isPresent())
                        .filter(which)
                        .map(live -> new Routed(service, live)));
    }

    private List<Action> apply(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> seen.drift(manifest).pending())
                .<Action>map(manifest -> new Action.Apply(manifest, why(seen.drift(manifest))))
                .toList();
    }

    private Action move(RoutedService service) {
        Selector to = service.selectorFor(release.active());
        Optional<LiveService> live = seen.live(service);
        Manifest manifest = service.selecting(to, Marks.moved(release, live.flatMap(LiveService::selector), now));
        return live.<Action>map(it -> new Action.Switch(
                        manifest, to, release.active(), it.resourceVersion(), Action.Switch.Cause.COMMIT))
                .orElseGet(() -> new Action.Create(manifest, release.active()));
    }

    private static Action back(Routed it, Color color, Marks marks) {
        Selector from = it.live().marks().from().orElseThrow();
        Manifest manifest = it.service().selecting(from, marks);
        return new Action.Switch(manifest, from, color, it.live().resourceVersion(), Action.Switch.Cause.WENT_BACK);
    }

    private static String why(Drift drift) {
        return drift instanceof Drift.Differs differs ? String.join(", ", differs.fields()) : "it did not exist";
    }
}
