package dev.teal.cli.status;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import dev.teal.cli.shell.Lines;
import dev.teal.cli.shell.Paint.Tone;
import dev.teal.cli.shell.Row;
import dev.teal.cli.shell.Screen;
import dev.teal.core.status.Age;
import dev.teal.core.value.Inert;
import dev.teal.core.value.Tree;

/** All that is told of one application. Texts are broken into lines that fit the screen, since they are there to be read. */
record Detail(Application application, Screen screen, Instant now, ZoneId zone) {

    private static final String INDENT = "  ";

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(head());
        rows.addAll(new Picture(application, now).rows());
        hold(rows);
        part(rows, "commit", List.of(new Steps(application.json().tree("journey")).text()));
        application
                .watchedUntil()
                .ifPresent(until ->
                        part(rows, "on trial", List.of("until " + at(until) + ", " + new Age(now, until) + " more")));
        wayBack().ifPresent(it -> part(rows, "way back", List.of(it)));
        part(rows, "checks", texts("checks", it -> it.text("state").toLowerCase(Locale.ROOT) + ": " + it.text("seen")));
        part(rows, "requests", texts("requests", it -> it.text("summary")));
        part(rows, "queries", texts("queries", Detail::query));
        part(rows, "switches", texts("switches", this::move));
        part(
                rows,
                "notices",
                application.json().list("notices").stream()
                        .map(it -> Inert.text(String.valueOf(it)))
                        .toList());
        return rows;
    }

    private Row head() {
        Row head = new Row().add(Tone.PLACE, application.name()).add("  ");
        Look.briefly(head, application.phase());
        return head.add(", " + application.stage()).add(Tone.FAINT, "  commit " + application.commit());
    }

    private void hold(List<Row> rows) {
        Tree hold = application.hold();
        if (hold.isEmpty()) {
            return;
        }
        String since = Application.time(hold, "since")
                .map(at -> " for " + new Age(at, now) + ":")
                .orElse(":");
        rows.add(new Row()
                .add(Look.tone(application.phase()), Application.text(hold, "reason"))
                .add(since));
        List<Tree> complaints = application.json().trees("complaints");
        if (complaints.isEmpty()) {
            wrap(rows, Application.text(hold, "message"));
            advise(rows, Application.text(hold, "advice"));
        }
        complaints.forEach(it -> {
            String place = it.number(0, "line") == 0 ? "" : ":" + it.number(0, "line") + ":" + it.number(0, "column");
            String field = it.text("field").isEmpty() ? "" : it.text("field") + ": ";
            wrap(rows, Inert.text(it.text("file") + place + ": " + field + it.text("problem")));
            advise(rows, Application.text(it, "advice"));
        });
    }

    private void advise(List<Row> rows, String advice) {
        if (!advice.isEmpty()) {
            wrap(rows, "→ " + advice);
        }
    }

    private void wrap(List<Row> rows, String text) {
        int room = screen.width() == Screen.ENDLESS ? Screen.ENDLESS : Math.max(1, screen.width() - INDENT.length());
        Lines.of(text, room, 0).forEach(line -> rows.add(new Row().add(INDENT + line)));
    }

    /** A part with its word in front, left out where there is nothing to say. */
    private void part(List<Row> rows, String word, List<String> texts) {
        List<String> said = texts.stream().filter(it -> !it.isEmpty()).toList();
        if (said.size() == 1 && Lines.columns(word + ": " + said.get(0)) <= screen.width()) {
            rows.add(new Row().add(Tone.PLACE, word).add(": " + said.get(0)));
        } else if (!said.isEmpty()) {
            rows.add(new Row().add(Tone.PLACE, word).add(":"));
            said.forEach(it -> wrap(rows, it));
        }
    }

    private List<String> texts(String list, Function<Tree, String> text) {
        return application.json().trees(list).stream()
                .map(it -> Inert.text(text.apply(it)))
                .toList();
    }

    private Optional<String> wayBack() {
        Tree way = application.json().tree("wayBack");
        if (way.isEmpty()) {
            return Optional.empty();
        }
        String to = "to " + Application.text(way, "color");
        String because = Application.text(way, "because");
        int seconds = way.number(0, "aboutSeconds");
        if (way.isTrue("ready")) {
            return Optional.of(to + " at once: it is warm");
        }
        return Optional.of(
                seconds > 0 ? to + " in about " + seconds + " s: " + because : to + " not as it stands: " + because);
    }

    private static String query(Tree query) {
        String said = List.of("within", "outside", "noData").stream()
                .filter(word -> !query.text(word).isEmpty())
                .map(word -> (word.equals("noData") ? "no data" : word) + ": " + query.text(word))
                .findFirst()
                .orElse("not asked yet");
        return query.text("expr") + ", expected " + query.text("expected") + "; " + said;
    }

    private String move(Tree move) {
        String what =
                switch (move.text("outcome")) {
                    case "WENT_BACK" -> "went back to ";
                    case "RESTORED" -> "restored ";
                    default -> "switched to ";
                };
        String when = Application.time(move, "times", "switched").map(this::at).orElse("?");
        return when + " " + what + move.text("color") + ", commit " + new Steps(move.tree("times")).text();
    }

    private String at(Instant time) {
        return Moments.at(time, zone);
    }
}
