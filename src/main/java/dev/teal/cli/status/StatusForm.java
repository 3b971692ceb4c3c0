package dev.teal.cli.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.teal.cli.output.Form;
import dev.teal.cli.output.JsonText;
import dev.teal.cli.shell.Screen;

/** The forms in which a status is printed, by the words of the option {@code --output}. */
public enum StatusForm implements Form {
    /** For people. */
    TEXT {
        @Override
        public List<String> lines(Known known, Screen screen, Instant now) {
            return known.rows(screen, now).stream().map(row -> row.on(screen)).toList();
        }
    },

    /** For programs: as Teal told it. */
    JSON {
        @Override
        public List<String> lines(Known known, Screen screen, Instant now) {
            return JsonText.of(known.plain()).lines().toList();
        }
    };

    /** The status in lines. */
    public abstract List<String> lines(Known known, Screen screen, Instant now);

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
