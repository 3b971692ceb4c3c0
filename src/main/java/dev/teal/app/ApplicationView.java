package dev.teal.app;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.Color;
import dev.teal.core.Complaint;
import dev.teal.core.Health;
import dev.teal.core.LiveDeployment;
import dev.teal.core.Notice;
import dev.teal.core.Reading;
import dev.teal.core.Refusal;
import dev.teal.core.Release;
import dev.teal.core.Side;
import dev.teal.core.Status;

/**
 * One application as {@code GET /api/applications} shows it; documented in {@code docs/api.md}. Fields that do not
 * apply are left out. Times are ISO-8601 in UTC.
 */
public record ApplicationView(
        String application,
        String path,
        String commit,
        Instant committedAt,
        String phase,
        Optional<String> desired,
        Optional<String> live,
        List<SideView> colors,
        List<ServiceView> services,
        Optional<HoldView> hold,
        JourneyView journey,
        List<MoveView> switches,
        List<String> claimed,
        List<String> notices,
        List<ComplaintView> complaints,
        Instant lookedAt) {

    /** One color. {@code health} is COMPLETE, PROGRESSING, FAILED or MISSING. */
    public record SideView(
            String color, String deployment, String image, int replicas, int ready, String health, String message) {}

    /** One routed Service and where it points. */
    public record ServiceView(String namespace, String name, Map<String, String> selector) {}

    /** Why it is not where Git wants it. */
    public record HoldView(String reason, String message, String advice, Instant since) {}

    /** The times of a commit. */
    public record JourneyView(
            String commit,
            Instant committed,
            Instant seen,
            Optional<Instant> applied,
            Optional<Instant> ready,
            Optional<Instant> switched,
            Optional<Instant> endpointsRight) {}

    /** One move of the traffic; {@code outcome} is SWITCHED or WENT_BACK. */
    public record MoveView(String color, String outcome, JourneyView times) {}

    /** One mistake in the folder. */
    public record ComplaintView(String file, int document, String field, String problem, String advice) {}

    static ApplicationView of(Status status) {
        Reading reading = status.reading();
        Optional<Release> release = reading instanceof Release it ? Optional.of(it) : Optional.empty();
        return new ApplicationView(
                reading.application(),
                reading.path(),
                reading.commit().id(),
                reading.commit().committedAt(),
                status.phase().name(),
                release.map(it -> it.active().word()),
                status.live().map(Color::word),
                release.map(it -> sides(it, status)).orElse(List.of()),
                release.map(it -> services(it, status)).orElse(List.of()),
                status.hold()
                        .map(hold -> new HoldView(
                                hold.reason().name(),
                                hold.message(),
                                hold.advice(),
                                status.heldSince().orElse(status.lookedAt()))),
                journey(status.journey()),
                status.moves().stream()
                        .map(move -> new MoveView(
                                move.color().word(),
                                move.cause() == dev.teal.core.Action.Switch.Cause.WENT_BACK ? "WENT_BACK" : "SWITCHED",
                                journey(move.journey())))
                        .toList(),
                release.map(Release::claimed).orElse(List.of()),
                reading.notices().stream().map(Notice::toString).toList(),
                reading instanceof Refusal refusal
                        ? refusal.complaints().stream()
                                .map(ApplicationView::complaint)
                                .toList()
                        : List.of(),
                status.lookedAt());
    }

    private static List<SideView> sides(Release release, Status status) {
        return Arrays.stream(Color.values())
                .filter(release.sides()::containsKey)
                .map(color -> side(
                        release.sides().get(color),
                        status.seen().map(seen -> seen.deployments().get(color)),
                        status.seen().flatMap(seen -> seen.trouble(release, color))))
                .toList();
    }

    private static SideView side(Side side, Optional<LiveDeployment> live, Optional<String> trouble) {
        String name = side.deployment().ref().name();
        return live.map(it -> {
                    Health health = trouble.map(why -> new Health(Health.Grade.FAILED, why))
                            .orElse(Health.of(it));
                    return new SideView(
                            side.color().word(),
                            name,
                            it.image(),
                            it.replicas(),
                            it.ready(),
                            health.grade().name(),
                            health.message());
                })
                .orElseGet(() -> new SideView(side.color().word(), name, side.image(), 0, 0, "MISSING", ""));
    }

    private static List<ServiceView> services(Release release, Status status) {
        return release.services().stream()
                .map(service -> new ServiceView(
                        service.ref().namespace(),
                        service.ref().name(),
                        status.seen()
                                .flatMap(seen -> seen.live(service))
                                .flatMap(live -> live.selector())
                                .map(selector -> selector.labels())
                                .orElse(Map.of())))
                .toList();
    }

    private static JourneyView journey(dev.teal.core.Journey journey) {
        return new JourneyView(
                journey.commit().id(),
                journey.commit().committedAt(),
                journey.seen(),
                journey.applied(),
                journey.ready(),
                journey.switched(),
                journey.followed());
    }

    private static ComplaintView complaint(Complaint complaint) {
        return new ComplaintView(
                complaint.origin().file(),
                complaint.origin().document(),
                complaint.field(),
                complaint.problem(),
                complaint.advice());
    }
}
