package dev.teal.cli.status;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.teal.cli.shell.Paint.Tone;
import dev.teal.cli.shell.Row;
import dev.teal.core.live.Scope;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.PastMove;
import dev.teal.core.status.Age;
import dev.teal.core.value.Inert;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/**
 * A routed Service by itself: where it leads, and what Teal has noted on it ({@code docs/design.md}, <i>The marks</i>). That is what
 * is known where Teal can't be asked.
 */
public record Marked(Tree service, Marks marks) {

    /** Those of {@code services} that Teal has routed, by namespace and name. */
    public static List<Marked> of(List<Tree> services) {
        return services.stream()
                .map(it -> new Marked(it, Marks.of(it.texts("metadata", "annotations"))))
                .filter(it -> it.marks().color().isPresent())
                .sorted(Comparator.comparing(Marked::name))
                .toList();
    }

    /** One line for people. */
    Row row(Instant now) {
        Row row = new Row().add(Tone.PLACE, name()).add("  ");
        marks.color()
                .filter(it -> follows())
                .ifPresentOrElse(
                        it -> Look.color(row, it.word()).add(" serves (" + selector() + ")"),
                        () -> row.add(Tone.MISTAKE, "selects " + selector() + ", by a hand"));
        marks.move().ifPresent(it -> row.add(", moved " + new Age(it.at(), now) + " ago"));
        marks.commit().ifPresent(it -> row.add(", commit " + Inert.text(Application.brief(it))));
        marks.move()
                .filter(it -> it.provenAt().isEmpty())
                .ifPresent(it -> row.add("; ").add(Tone.NOTICE, "the endpoints were not seen to follow yet"));
        marks.trials()
                .watch()
                .filter(it -> it.until().isAfter(now))
                .ifPresent(it -> row.add("; on trial for " + new Age(now, it.until()) + " more"));
        marks.takenBack()
                .ifPresent(it -> row.add("; ")
                        .add(Tone.NOTICE, "went back from " + it.content().text() + ": " + Inert.text(it.because())));
        marks.away().ifPresent(it -> row.add("; " + it.color() + " was put away " + new Age(it.since(), now) + " ago"));
        return row;
    }

    /** The last moves of its selector, newest first. */
    List<Row> moves(ZoneId zone) {
        return marks.history().moves().stream()
                .map(it -> new Row()
                        .add("  " + Moments.at(it.at(), zone) + " " + verb(it)
                                + it.color().word() + ", commit "
                                + Inert.text(it.steps().commit().brief())))
                .toList();
    }

    private static String verb(PastMove move) {
        return switch (move.kind()) {
            case CREATED -> "created for ";
            case SWITCHED -> "switched to ";
            case WENT_BACK -> "went back to ";
        };
    }

    /** The application that it belongs to. */
    String application() {
        return Scope.application(service).orElse("");
    }

    /** The same for programs. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("namespace", service.text("metadata", "namespace"));
        json.put("name", service.text("metadata", "name"));
        json.put("application", application());
        json.put("selector", service.texts("spec", "selector"));
        marks.color().ifPresent(it -> json.put("color", it.word()));
        marks.commit().ifPresent(it -> json.put("commit", it));
        marks.move().ifPresent(it -> {
            json.put("movedAt", it.at().toString());
            it.provenAt().ifPresent(at -> json.put("provenAt", at.toString()));
        });
        marks.trials()
                .watch()
                .ifPresent(it -> json.put("watchedUntil", it.until().toString()));
        marks.takenBack().ifPresent(it -> {
            json.put("wentBackFrom", it.content().text());
            json.put("wentBackBecause", it.because());
        });
        marks.away().ifPresent(it -> json.put("putAway", it.color().word()));
        json.put("switches", marks.history().moves().stream().map(Marked::json).toList());
        return json;
    }

    private static Map<String, Object> json(PastMove move) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", move.at().toString());
        json.put("outcome", move.kind().name());
        json.put("color", move.color().word());
        json.put("commit", move.steps().commit().id());
        return json;
    }

    private String name() {
        return Inert.text(service.text("metadata", "namespace") + "/" + service.text("metadata", "name"));
    }

    private String selector() {
        Map<String, String> labels = service.texts("spec", "selector");
        return labels.isEmpty() ? "nothing" : Inert.text(new Selector(labels).toString());
    }

    /** Whether it still selects what Teal last gave it. */
    private boolean follows() {
        Map<String, String> labels = service.texts("spec", "selector");
        Predicate<Selector> same = to -> to.labels().equals(labels);
        Optional<Selector> to = marks.to();
        return !labels.isEmpty() && to.filter(same.negate()).isEmpty();
    }
}
