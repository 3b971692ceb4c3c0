package dev.teal.app.tell;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Notice;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.desired.Version;
import dev.teal.core.live.Health;
import dev.teal.core.mark.Watch;
import dev.teal.core.plan.Prospect;
import dev.teal.core.plan.WriteService;
import dev.teal.core.status.Journey;
import dev.teal.core.status.Seen;
import dev.teal.core.status.Status;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Selector;

/**
 * One application as {@code GET /api/applications} shows it; documented in {@code docs/api.md}. Fields that do not
 * apply are left out. Times are ISO-8601 in UTC.
 */
public final class ApplicationJson {

    private ApplicationJson() {}

    /** Everything that is told of an application, see docs/api.md. */
    public static JsonObject of(Status status) {
        Reading reading = status.reading();
        Optional<Release> release = status.release();
        JsonObject json = new JsonObject()
                .put("application", reading.application())
                .put("path", reading.path())
                .put("commit", reading.commit().id())
                .put("committedAt", reading.commit().committedAt())
                .put("phase", status.phase().name())
                .put("stage", status.stage().name());
        if (reading instanceof Release wanted) {
            json.put("desired", wanted.active().word());
        } else {
            release.ifPresent(it -> json.put("understoodAt", it.commit().id()));
            status.seen().ifPresent(it -> json.put("seenAt", it.at()));
        }
        status.live().ifPresent(color -> json.put("live", color.word()));
        json.put("colors", array(release.stream().flatMap(it -> versions(it, status))));
        json.put(
                "services",
                array(release.stream().flatMap(it -> it.services().stream().map(each -> service(each, status)))));
        status.hold().ifPresent(hold -> json.put("hold", hold(hold, status)));
        status.seen().flatMap(Seen::watch).ifPresent(watch -> json.put("watch", watch(watch)));
        status.prospect().ifPresent(it -> json.put("wayBack", wayBack(it)));
        status.seen()
                .map(seen -> seen.counted().values())
                .filter(counted -> !counted.isEmpty())
                .ifPresent(
                        counted -> json.put("requests", array(counted.stream().map(CountJson::of))));
        status.seen()
                .map(Seen::measured)
                .filter(measured -> !measured.isEmpty())
                .ifPresent(
                        measured -> json.put("queries", array(measured.stream().map(QueryJson::of))));
        status.seen()
                .map(Seen::checks)
                .filter(checks -> !checks.isEmpty())
                .ifPresent(checks -> json.put("checks", array(checks.stream().map(PodJson::of))));
        return json.put("journey", journey(status.journey()))
                .put("switches", array(status.moves().stream().map(ApplicationJson::move)))
                .put("claimed", array(release.stream().flatMap(it -> it.claimed().stream())))
                .put("notices", array(notices(status)))
                .put("complaints", array(complaints(reading)))
                .put("lookedAt", status.lookedAt());
    }

    private static JsonArray array(Stream<?> items) {
        return new JsonArray(items.toList());
    }

    private static Stream<JsonObject> versions(Release release, Status status) {
        return Arrays.stream(Color.values())
                .filter(release.versions()::containsKey)
                .map(color -> version(
                        release.versions().get(color),
                        status.seen().map(it -> it.workloads().get(color))));
    }

    private static JsonObject version(Version version, Optional<Seen.Workload> live) {
        Optional<Health> health = live.map(Seen.Workload::health);
        return new JsonObject()
                .put("color", version.color().word())
                .put("deployment", version.deployment().ref().name())
                .put("image", live.map(Seen.Workload::image).orElse(version.image()))
                .put("replicas", live.map(Seen.Workload::replicas).orElse(0))
                .put("ready", live.map(Seen.Workload::ready).orElse(0))
                .put("health", health.map(it -> it.grade().name()).orElse("MISSING"))
                .put("message", health.map(Health::message).orElse(""))
                .put(
                        "pods",
                        array(live.stream().flatMap(it -> it.pods().stream().map(PodJson::of))));
    }

    private static JsonObject service(RoutedService service, Status status) {
        JsonObject selector = new JsonObject();
        status.seen()
                .map(seen -> seen.selectors().get(service.ref()))
                .map(Selector::labels)
                .ifPresent(labels -> labels.forEach(selector::put));
        JsonObject json = new JsonObject()
                .put("namespace", service.ref().namespace())
                .put("name", service.ref().name())
                .put("selector", selector);
        status.seen().map(seen -> seen.moved().get(service.ref())).ifPresent(at -> json.put("movedAt", at));
        return json;
    }

    private static JsonObject hold(Hold hold, Status status) {
        return new JsonObject()
                .put("reason", hold.reason().name())
                .put("message", hold.message())
                .put("advice", hold.advice())
                .put("since", status.heldSince().orElse(status.lookedAt()));
    }

    private static JsonObject watch(Watch watch) {
        return new JsonObject()
                .put("content", watch.content().text())
                .put("since", watch.since())
                .put("until", watch.until());
    }

    private static JsonObject wayBack(Prospect prospect) {
        JsonObject json = new JsonObject()
                .put("color", prospect.color().word())
                .put("content", prospect.content().text())
                .put("ready", prospect.against().isEmpty());
        prospect.against().ifPresent(hold -> json.put("because", hold.message()));
        prospect.within().ifPresent(it -> json.put("aboutSeconds", it.toSeconds()));
        return json;
    }

    private static JsonObject journey(Journey journey) {
        JsonObject json = new JsonObject()
                .put("commit", journey.commit().id())
                .put("committed", journey.commit().committedAt())
                .put("seen", journey.seen());
        journey.applied().ifPresent(at -> json.put("applied", at));
        journey.ready().ifPresent(at -> json.put("ready", at));
        journey.switched().ifPresent(at -> json.put("switched", at));
        journey.followed().ifPresent(at -> json.put("endpointsRight", at));
        return json;
    }

    private static JsonObject move(Status.Move move) {
        return new JsonObject()
                .put("color", move.color().word())
                .put("outcome", outcome(move.intent()))
                .put("times", journey(move.journey()));
    }

    private static String outcome(WriteService.Intent intent) {
        return switch (intent) {
            case RETURN -> "WENT_BACK";
            case RESTORE -> "RESTORED";
            case CREATE, SWITCH, KEEP, PROVE, PASS, PUT_AWAY -> "SWITCHED";
        };
    }

    /** What the folder and the cluster have that people should know. */
    private static Stream<String> notices(Status status) {
        return Stream.concat(status.reading().notices().stream().map(Notice::toString), status.remarks().stream());
    }

    private static Stream<JsonObject> complaints(Reading reading) {
        return reading instanceof Refusal refusal
                ? refusal.complaints().stream().map(ApplicationJson::complaint)
                : Stream.empty();
    }

    private static JsonObject complaint(Complaint complaint) {
        JsonObject json = new JsonObject()
                .put("file", complaint.origin().file())
                .put("document", complaint.origin().document())
                .put("field", complaint.field())
                .put("problem", complaint.problem())
                .put("advice", complaint.advice());
        complaint.position().ifPresent(place -> json.put("line", place.line()).put("column", place.column()));
        return json;
    }
}
