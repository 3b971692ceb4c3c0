package dev.teal.core.decision;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.teal.core.claim.Strangers;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.Drift;
import dev.teal.core.mark.Marks;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Flow;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;

/** What forbids every step forward for a release, whatever the state of its pods. */
public final class Obstacles {

    /** What others have caused, or may mend: on the color that does not serve it must not forbid the way back. */
    private static final Set<Reason> OF_OTHERS = Set.of(Reason.CONFLICT, Reason.FORBIDDEN, Reason.WEBHOOK_FAILING);

    private Obstacles() {}

    /** The first reason for which nothing may be written; empty where there is none. */
    public static Optional<Hold> first(Situation situation) {
        return Strangers.first(situation.release(), situation.permissions())
                .or(() -> missingNamespace(situation))
                .or(() -> unmarked(situation))
                .or(() -> unrouted(situation))
                .or(() -> refused(situation));
    }

    private static Optional<Hold> missingNamespace(Situation situation) {
        return situation.permissions().creation() == Permissions.Creation.CREATE
                ? Optional.empty()
                : situation.missingNamespaces().stream()
                        .findFirst()
                        .map(name -> new Hold(
                                Reason.NAMESPACE_MISSING,
                                "namespace " + name + " does not exist",
                                "kubectl create namespace " + name + "  # or set teal.create-namespaces=true"));
    }

    /** A selector that names nothing in the folder is taken for routed only if Teal itself has moved it before. */
    private static Optional<Hold> unmarked(Situation situation) {
        return situation.release().services().stream()
                .filter(service -> service.certainty() == RoutedService.Certainty.BY_MARK)
                .filter(service -> !situation.live().marked(service))
                .findFirst()
                .map(service -> new Hold(
                        Reason.INVALID,
                        service.manifest().origin() + ", spec.selector: "
                                + service.manifest().ref() + " selects no pod of this folder",
                        "write the labels of the active color's pods: " + service.selectorFor(situation.active())));
    }

    /**
     * A Service that Teal has moved, and that the folder no longer lets it move: to apply it as written would move the
     * traffic, and nothing would have been proven.
     */
    private static Optional<Hold> unrouted(Situation situation) {
        return situation.release().unrouted().stream()
                .filter(manifest -> manifest.ref().kind().equals("Service"))
                .flatMap(manifest -> unrouted(manifest, situation.live().object(manifest.ref())).stream())
                .findFirst();
    }

    private static Optional<Hold> unrouted(Manifest manifest, Tree live) {
        Map<String, String> serving = live.texts("spec", "selector");
        boolean moved = Marks.of(live.texts("metadata", "annotations")).color().isPresent();
        if (!moved || serving.isEmpty() || serving.equals(manifest.content().texts("spec", "selector"))) {
            return Optional.empty();
        }
        String selector = Flow.of(serving);
        return Optional.of(new Hold(
                Reason.INVALID,
                manifest.origin() + ", spec.selector: " + manifest.ref() + " serves " + selector
                        + ", where Teal has moved it, and is none of this folder's routed Services any more: to apply it"
                        + " as it is written would move the traffic unproven",
                "name a color's file, its pods and that Service's selector as before; or, if the Service is to stay as"
                        + " written, write what serves first: `selector: " + selector + "`"));
    }

    private static Optional<Hold> refused(Situation situation) {
        Release release = situation.release();
        Stream<Hold> everywhere = release.unrouted().stream()
                .flatMap(manifest -> refusal(situation, manifest))
                .filter(hold -> !OF_OTHERS.contains(hold.reason()));
        Stream<Hold> needed = Stream.of(
                        release.shared().stream(),
                        release.desired().manifests().stream(),
                        release.services().stream().map(RoutedService::manifest))
                .flatMap(manifests -> manifests)
                .flatMap(manifest -> refusal(situation, manifest));
        return Stream.concat(needed, everywhere).findFirst();
    }

    /** What keeps the color that does not serve from being as Git has it; said once there is nothing else to say. */
    public static Optional<Hold> ofIdle(Situation situation) {
        return situation.release().unrouted().stream()
                .flatMap(manifest -> refusal(situation, manifest))
                .findFirst();
    }

    private static Stream<Hold> refusal(Situation situation, Manifest manifest) {
        return situation.drift(manifest) instanceof Drift.Refused refused ? Stream.of(refused.hold()) : Stream.empty();
    }
}
