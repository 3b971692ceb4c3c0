package dev.teal.cli.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.teal.cli.shell.Lines;
import dev.teal.cli.shell.Paint.Tone;
import dev.teal.cli.shell.Row;
import dev.teal.core.status.Age;

/** Where the traffic goes: the Service, an arrow to the color that it selects, and both colors below each other. */
record Picture(Application application, Instant now) {

    private static final String ARROW = " ──▶ ";
    private static final String NOWHERE = " ──✕ ";

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String service = "Service " + String.join(", ", application.services());
        String margin = " ".repeat(Lines.columns(service + ARROW));
        if (application.live().isEmpty()) {
            rows.add(new Row().add(service).add(Tone.MISTAKE, NOWHERE + "neither color"));
        }
        List<Application.Side> sides = new ArrayList<>(application.sides());
        sides.sort(Comparator.comparing(side -> !serves(side)));
        sides.forEach(side -> rows.add(row(new Row().add(serves(side) ? service + ARROW : margin), side)));
        return rows;
    }

    private boolean serves(Application.Side side) {
        return application.live().filter(side.word()::equals).isPresent();
    }

    private Row row(Row row, Application.Side side) {
        Look.color(row, side.word());
        if (serves(side)) {
            row.add(" serves");
            application.movedAt().ifPresent(at -> row.add(" for " + new Age(at, now)));
        } else if (application.awaited().filter(side.word()::equals).isPresent()) {
            row.add(" wanted");
        }
        return row.add("  " + side.deployment())
                .add(Tone.FAINT, "  " + side.image())
                .add("  " + side.counts());
    }
}
