package dev.teal.manifest.policy;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.core.freeze.Freeze;
import dev.teal.manifest.entry.Items;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Value;

/** The list {@code freeze} in the file. */
final class Freezes {

    private static final int LONGEST_REASON = 200;
    private static final String EXAMPLE = "{from: \"Fri 16:00\", to: \"Mon 06:00\", zone: Europe/Berlin}";
    private static final Items LIST = new Items(50, EXAMPLE);
    private static final Keys KEYS = Keys.of("freeze: [" + EXAMPLE + "]", "from", "to", "zone", "reason");

    private Freezes() {}

    /** The freezes that can be understood; complains about the others. */
    static List<Freeze> in(Value value) {
        List<Freeze> freezes = new ArrayList<>();
        for (Value item : LIST.in(value)) {
            KEYS.in(item).flatMap(Freezes::freeze).ifPresent(freezes::add);
        }
        return freezes;
    }

    private static Optional<Freeze> freeze(Value item) {
        Optional<FreezeTime> from = time(item, "from", "22:00");
        Optional<FreezeTime> to = time(item, "to", "06:00");
        ZoneId zone = zone(item);
        String reason = item.at("reason").flatMap(Freezes::reason).orElse("");
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : freeze(item.at("to").orElseThrow(), from.get(), to.get(), zone, reason);
    }

    private static Optional<Freeze> freeze(Value end, FreezeTime from, FreezeTime to, ZoneId zone, String reason) {
        if (from instanceof FreezeTime.OfDay a && to instanceof FreezeTime.OfDay b) {
            return differs(end, from, to).map(it -> new Freeze.Daily(a.time(), b.time(), zone, reason));
        }
        if (from instanceof FreezeTime.OfWeek a && to instanceof FreezeTime.OfWeek b) {
            return differs(end, from, to)
                    .map(it -> new Freeze.Weekly(a.day(), a.time(), b.day(), b.time(), zone, reason));
        }
        if (from instanceof FreezeTime.OfDate a && to instanceof FreezeTime.OfDate b) {
            LocalDateTime begins = a.day().atTime(a.time().orElse(LocalTime.MIDNIGHT));
            LocalDateTime ends = b.time()
                    .map(b.day()::atTime)
                    .orElseGet(() -> b.day().plusDays(1).atStartOfDay());
            if (!ends.isAfter(begins)) {
                end.complain(
                        "is not after `from`",
                        "write for instance " + end.line("\"" + a.day().plusDays(1) + "\""));
                return Optional.empty();
            }
            return Optional.of(new Freeze.Once(begins, ends, zone, reason));
        }
        end.complain("has another form than `from`", "write for instance " + end.line("\"" + like(from, to) + "\""));
        return Optional.empty();
    }

    private static Optional<FreezeTime> differs(Value end, FreezeTime from, FreezeTime to) {
        if (from.equals(to)) {
            end.complain(
                    "is the same as `from`",
                    "write another time; `switch: confirm` is what holds every switch until somebody agrees");
            return Optional.empty();
        }
        return Optional.of(to);
    }

    /** An end of the same form as the beginning, with the time that was written where there is one. */
    private static String like(FreezeTime from, FreezeTime to) {
        LocalTime time = to instanceof FreezeTime.OfDay day
                ? day.time()
                : to instanceof FreezeTime.OfWeek week ? week.time() : LocalTime.of(6, 0);
        if (from instanceof FreezeTime.OfDay) {
            return time.toString();
        }
        return from instanceof FreezeTime.OfWeek week
                ? FreezeTime.word(
                                week.time().isBefore(time)
                                        ? week.day()
                                        : week.day().plus(1)) + " " + time
                : ((FreezeTime.OfDate) from).day().plusDays(1).toString();
    }

    private static Optional<FreezeTime> time(Value item, String key, String example) {
        if (item.at(key).isEmpty()) {
            item.complain("has no `" + key + "`", "write `" + key + ": \"" + example + "\"` in it");
        }
        return item.at(key).flatMap(FreezeTime::in);
    }

    private static ZoneId zone(Value item) {
        if (item.at("zone").isEmpty()) {
            item.note("has no zone: its times are meant in UTC, as with `zone: UTC`");
        }
        return item.at("zone").flatMap(Zone::in).orElse(Zone.UTC);
    }

    private static Optional<String> reason(Value value) {
        Optional<String> text = value.text("weekend");
        if (text.filter(it -> it.length() > LONGEST_REASON).isPresent()) {
            value.complain("has more than " + LONGEST_REASON + " characters", "write fewer");
        }
        return text;
    }
}
