package dev.teal.manifest.policy;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

import dev.teal.manifest.entry.Value;
import dev.teal.manifest.finding.NearMiss;

/** A time zone in the file, by its name in the tz database, or as an offset. */
final class Zone {

    /** What is meant where none is written. */
    static final ZoneId UTC = ZoneId.of("UTC");

    private Zone() {}

    /** The zone; complains where there is none of that name. */
    static Optional<ZoneId> in(Value value) {
        Optional<String> text = value.text("Europe/Berlin");
        try {
            return text.map(ZoneId::of);
        } catch (DateTimeException e) {
            value.complain(
                    "is \"" + text.orElse("") + "\", and there is no such time zone",
                    meant(text.orElse(""))
                            .map(id -> "did you mean " + value.line(id) + "?")
                            .orElse("write for instance " + value.line("Europe/Berlin") + " or " + value.line("UTC")));
            return Optional.empty();
        }
    }

    private static Optional<String> meant(String text) {
        Collection<String> known = ZoneId.getAvailableZoneIds();
        String name = text.strip().replace(' ', '_');
        return known.stream()
                .filter(id -> id.equalsIgnoreCase(name))
                .findFirst()
                .or(() -> known.stream()
                        .filter(id -> id.toLowerCase(Locale.ROOT).endsWith("/" + name.toLowerCase(Locale.ROOT)))
                        .sorted()
                        .findFirst())
                .or(() -> NearMiss.of(name, known));
    }
}
