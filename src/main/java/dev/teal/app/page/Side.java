package dev.teal.app.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.quarkus.qute.TemplateData;

import dev.teal.core.desired.Release;
import dev.teal.core.desired.Version;
import dev.teal.core.live.Health;
import dev.teal.core.status.Seen;
import dev.teal.core.status.SeenPod;
import dev.teal.core.status.Status;
import dev.teal.core.value.Inert;

/**
 * One color of an application.
 *
 * @param word the color
 * @param place whether it serves
 * @param wanted whether Git wants it to
 * @param image of the first container
 * @param counts as in {@code 3 of 3 ready}
 * @param pods what is shown of them
 */
@TemplateData
public record Side(
        String word,
        Place place,
        boolean wanted,
        String deployment,
        String image,
        String counts,
        String health,
        String message,
        List<PodRow> pods) {

    private static final int SHORT = 26;

    /** What a color does. */
    public enum Place {
        SERVES,
        IDLE,
        MISSING
    }

    /**
     * A pod.
     *
     * @param restarts of all its containers
     */
    @TemplateData
    public record PodRow(String name, String state, Moment born, int restarts, String trouble) {}

    static Side of(Version version, Status status, Instant now) {
        Optional<Seen.Workload> live = status.seen().map(it -> it.workloads().get(version.color()));
        boolean serves = status.live().filter(it -> it == version.color()).isPresent();
        Optional<Health> health = live.map(Seen.Workload::health);
        return new Side(
                version.color().word(),
                serves ? Place.SERVES : live.isPresent() ? Place.IDLE : Place.MISSING,
                status.reading() instanceof Release release && release.active() == version.color(),
                Inert.text(version.deployment().ref().name()),
                Inert.text(live.map(Seen.Workload::image).orElse(version.image())),
                live.map(it -> it.ready() + " of " + it.replicas() + " ready").orElse("not there"),
                health.map(it -> it.grade().name().toLowerCase(Locale.ROOT)).orElse("missing"),
                health.map(it -> Inert.text(it.message())).orElse(""),
                live.stream()
                        .flatMap(it -> it.pods().stream())
                        .map(it -> pod(it, now))
                        .toList());
    }

    private static PodRow pod(SeenPod pod, Instant now) {
        String state =
                switch (pod.state()) {
                    case READY -> "ready";
                    case NOT_READY -> "not ready";
                    case ENDS -> "ends";
                };
        return new PodRow(
                Inert.text(pod.name()),
                state,
                new Moment(pod.bornAt(), now),
                pod.restarts(),
                Inert.text(pod.trouble()));
    }

    /** The image without its registry, and not longer than fits into the picture. */
    public String shortImage() {
        String name = image.substring(image.lastIndexOf('/') + 1).replaceFirst("@sha256:(.{7}).*", "@$1");
        return name.length() <= SHORT ? name : "…" + name.substring(name.length() - SHORT + 1);
    }

    /** Whether all traffic goes to it. */
    public boolean serves() {
        return place == Place.SERVES;
    }

    /** Circle and square: for who can't tell green from blue. */
    public String sign() {
        return word.equals("green") ? "●" : "■";
    }
}
