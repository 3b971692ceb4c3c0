package dev.teal.core;

import static java.util.function.Predicate.not;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What forbids every write for a release, whatever the state of its pods. */
final class Obstacles {

    private Obstacles() {}

    static Optional<Hold> first(Release release, Observed seen, Policy policy) {
        return forbiddenNamespace(release, policy)
                .or(() -> missingNamespace(seen, policy))
                .or(() -> unmarked(release, seen))
                .or(() -> refused(release, seen));
    }

    static Optional<Hold> forbiddenNamespace(Release release, Policy policy) {
        return release.namespaces().stream()
                .filter(not(policy.namespaces()::contains))
                .findFirst()
                .map(name -> new Hold(
                        Reason.NAMESPACE_NOT_ALLOWED,
                        "namespace " + name + " is not one that Teal may write to",
                        "add it to the setting teal.namespaces, now " + String.join(",", policy.namespaces())));
    }

    private static Optional<Hold> missingNamespace(Observed seen, Policy policy) {
        return policy.creation() == Policy.Creation.CREATE
                ? Optional.empty()
                : seen.missingNamespaces().stream()
                        .findFirst()
                        .map(name -> new Hold(
                                Reason.NAMESPACE_MISSING,
                                "namespace " + name + " does not exist",
                                "kubectl create namespace " + name + "  # or set teal.create-namespaces=true"));
    }

    /** A selector that names nothing in the folder is taken for routed only if Teal itself has moved it before. */
    private static Optional<Hold> unmarked(Release release, Observed seen) {
        return release.services().stream()
                .filter(service -> service.claim() == RoutedService.Claim.BY_MARK)
                .filter(service -> !seen.marked(service))
                .findFirst()
                .map(service -> new Hold(
                        Reason.INVALID,
                        service.manifest().origin() + ", spec.selector: "
                                + service.manifest().ref() + " selects no pod of this folder",
                        "write the labels of the active color's pods: " + service.selectorFor(release.active())));
    }

    /** Something of the color that does not serve must not forbid the way back to the one in order. */
    private static Optional<Hold> refused(Release release, Observed seen) {
        Set<Reason> ofOthers = Set.of(Reason.CONFLICT, Reason.FORBIDDEN);
        Stream<Hold> everywhere = release.unrouted().stream()
                .flatMap(manifest -> refusal(seen.drift(manifest)))
                .filter(hold -> !ofOthers.contains(hold.reason()));
        Stream<Hold> needed = Stream.of(
                        release.shared().stream(),
                        release.desired().manifests().stream(),
                        release.services().stream().map(RoutedService::manifest))
                .flatMap(manifests -> manifests)
                .flatMap(manifest -> refusal(seen.drift(manifest)));
        return Stream.concat(needed, everywhere).findFirst();
    }

    /** What keeps the color that does not serve from being as Git has it; said once there is nothing else to say. */
    static Optional<Hold> ofIdle(Release release, Observed seen) {
        return release.unrouted().stream()
                .flatMap(manifest -> refusal(seen.drift(manifest)))
                .findFirst();
    }

    private static Stream<Hold> refusal(Drift drift) {
        return drift instanceof Drift.Refused refused ? Stream.of(refused.hold()) : Stream.empty();
    }
}
