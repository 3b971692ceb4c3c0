package dev.teal.cli.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.cli.shell.Lines;
import dev.teal.cli.shell.Paint.Tone;
import dev.teal.cli.shell.Row;
import dev.teal.core.status.Age;
import dev.teal.core.value.Inert;
import dev.teal.core.value.Tree;

/** All applications, one line each, worst first. */
record Overview(Told told, Instant now) {

    private static final int WIDEST_NAME = 30;

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(head());
        if (!told.failure().isEmpty()) {
            rows.add(new Row().add(Tone.MISTAKE, "Git: " + told.failure()));
        }
        int column = told.applications().stream()
                .mapToInt(it -> Lines.columns(it.name()))
                .max()
                .orElse(0);
        told.applications().forEach(it -> rows.add(row(it, Math.min(WIDEST_NAME, column))));
        told.json().trees("leftBehind").forEach(it -> rows.add(leftBehind(it)));
        return rows;
    }

    private Row head() {
        Row head = new Row().add(told.counts());
        String commit = Application.text(told.json(), "git", "head");
        String asked = Application.time(told.json(), "git", "lookedAt")
                .map(at -> ", Git answered " + new Age(at, now) + " ago")
                .orElse("");
        return head.add(Tone.FAINT, commit.isEmpty() ? asked : " · commit " + Application.brief(commit) + asked);
    }

    private Row row(Application application, int column) {
        Row row = Look.phase(new Row(), application.phase()).add("  ");
        row.add(Tone.PLACE, application.name(), column).add("  ");
        traffic(row, application);
        Tree hold = application.hold();
        if (!hold.isEmpty()) {
            row.add("; ").add(Look.tone(application.phase()), Inert.text(hold.text("reason")));
            Application.time(hold, "since").ifPresent(since -> row.add(" for " + new Age(since, now)));
            row.add(": " + Inert.text(hold.text("message")));
        }
        return row;
    }

    private void traffic(Row row, Application application) {
        if (application.services().isEmpty()) {
            row.add("no Service is known yet");
            return;
        }
        Optional<String> live = application.live();
        if (live.isPresent()) {
            Look.color(row, live.get()).add(" serves");
        } else {
            row.add(Tone.MISTAKE, "neither color serves");
        }
        application
                .serving()
                .filter(it -> application.hold().isEmpty())
                .ifPresent(it -> row.add(", " + it.image() + ", " + it.counts()));
        application.awaited().ifPresent(it -> Look.color(row.add(", Git wants "), it));
        application.watchedUntil().ifPresent(until -> row.add(", on trial for " + new Age(now, until) + " more"));
    }

    private static Row leftBehind(Tree json) {
        return new Row()
                .add(
                        Tone.FAINT,
                        "left behind: " + Application.text(json, "application") + " has no folder, and "
                                + Inert.text(String.join(
                                        ", ",
                                        json.list("deployments").stream()
                                                .map(String::valueOf)
                                                .toList()))
                                + " goes on");
    }
}
