package dev.teal.app.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkus.qute.TemplateData;

import dev.teal.core.desired.Notice;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.status.Seen;
import dev.teal.core.status.Status;
import dev.teal.core.value.Inert;

/**
 * One application as its page shows it. All texts of others are inert; that they are no HTML, the templates see to.
 *
 * @param status as the last look left it
 * @param traffic where its traffic goes
 * @param now when the page is made
 */
@TemplateData
public record ApplicationView(Status status, Traffic traffic, Instant now) {

    private static final int BRIEF = 7;

    static ApplicationView of(Status status, Instant now) {
        return new ApplicationView(status, Traffic.of(status, now), now);
    }

    /** Its name. */
    public String name() {
        return Inert.text(status.reading().application());
    }

    /** Where its own page is. */
    public String href() {
        return "/applications/"
                + URLEncoder.encode(status.reading().application(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }

    /** How it stands. */
    public Tone tone() {
        return Tone.of(status.phase());
    }

    /** How far it is, as in {@code gated}. */
    public String stage() {
        return status.stage().name().toLowerCase(Locale.ROOT);
    }

    /** The commit that brought the folder's content. */
    public String commit() {
        return status.reading().commit().id();
    }

    /** The same as people write it. */
    public String brief() {
        return commit().substring(0, Math.min(BRIEF, commit().length()));
    }

    /** Why nothing more is done now. */
    public Optional<HoldView> hold() {
        return status.hold()
                .map(hold -> new HoldView(
                        hold.reason().name(),
                        Inert.text(hold.message()),
                        Inert.text(hold.advice()),
                        moment(status.heldSince().orElse(status.lookedAt()))));
    }

    /** A hold. */
    @TemplateData
    public record HoldView(String reason, String message, String advice, Moment since) {}

    /** What is wrong with the folder, and where. */
    public List<Mistake> mistakes() {
        return status.reading() instanceof Refusal refusal
                ? refusal.complaints().stream()
                        .map(it -> new Mistake(
                                Inert.text(it.origin().file()
                                        + it.position()
                                                .map(at -> ":" + at.line() + ":" + at.column())
                                                .orElse("")
                                        + (it.field().isEmpty() ? "" : ", " + it.field())),
                                Inert.text(it.problem()),
                                Inert.text(it.advice())))
                        .toList()
                : List.of();
    }

    /** A mistake in the folder. */
    @TemplateData
    public record Mistake(String where, String problem, String advice) {}

    /** While the folder is refused: when what is shown was last seen. */
    public Optional<Moment> seenAt() {
        return status.reading() instanceof Refusal ? status.seen().map(Seen::at).map(this::moment) : Optional.empty();
    }

    /** How far its commit is. */
    public List<Step> steps() {
        return status.reading() instanceof Release ? Step.of(status, now) : List.of();
    }

    /** The last moves, newest first. */
    public List<Switch> switches() {
        return status.moves().stream().map(it -> Switch.of(it, now)).toList();
    }

    /** What its author should know. */
    public List<String> notices() {
        return Stream.concat(status.reading().notices().stream().map(Notice::toString), status.remarks().stream())
                .map(Inert::text)
                .toList();
    }

    /** What is asked, counted and measured. */
    public Proof proof() {
        return Proof.of(status);
    }

    /** How to go back, and how long that takes; empty where nothing is known of it. */
    public Optional<WayBack> wayBack() {
        return WayBack.of(status);
    }

    private Moment moment(Instant at) {
        return new Moment(at, now);
    }
}
