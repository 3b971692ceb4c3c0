package dev.teal.cli.status;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Paint.Tone;
import dev.teal.cli.shell.Row;
import dev.teal.cli.shell.Screen;
import dev.teal.core.value.Inert;

/**
 * Teal can't be asked.
 *
 * @param why in one sentence, with what to do
 * @param services what its marks on Services say
 * @param extent how much of that people are shown
 */
public record Untold(String why, List<Marked> services, Extent extent) implements Known {

    /** How much of a Service is shown. */
    enum Extent {
        ONE_LINE,
        WITH_THEIR_MOVES
    }

    Untold(String why, List<Marked> services) {
        this(why, services, Extent.ONE_LINE);
    }

    @Override
    public Untold of(String application) {
        List<Marked> own = services.stream()
                .filter(it -> it.application().equals(application))
                .toList();
        return new Untold(why, own, Extent.WITH_THEIR_MOVES);
    }

    @Override
    public ExitCode code() {
        return ExitCode.UNABLE;
    }

    @Override
    public List<Row> rows(Screen screen, Instant now) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row().add(Tone.MISTAKE, "Teal was not asked: " + Inert.text(why)));
        rows.add(new Row()
                .add(
                        services.isEmpty()
                                ? "No Service that may be seen here has its marks."
                                : "What it has noted on the Services:"));
        services.forEach(it -> {
            rows.add(it.row(now));
            if (extent == Extent.WITH_THEIR_MOVES) {
                rows.addAll(it.moves(ZoneId.systemDefault()));
            }
        });
        return rows;
    }

    @Override
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("untold", why);
        plain.put("services", services.stream().map(Marked::json).toList());
        return plain;
    }
}
