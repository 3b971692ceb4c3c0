package dev.teal.manifest.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.teal.manifest.entry.Value;

/** Where a freeze begins or ends, as it is written. */
sealed interface FreezeTime {

    /** {@code "22:00"}: of every day. */
    record OfDay(LocalTime time) implements FreezeTime {}

    /** {@code "Fri 16:00"}: of every week. */
    record OfWeek(DayOfWeek day, LocalTime time) implements FreezeTime {}

    /** {@code "2026-12-24"}, the whole of it where no time is written, or {@code "2026-12-24 18:00"}. */
    record OfDate(LocalDate day, Optional<LocalTime> time) implements FreezeTime {}

    /** {@code Fri} for Friday. */
    static String word(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
    }

    /** The time; complains where it is none. */
    static Optional<FreezeTime> in(Value value) {
        String text = value.content() instanceof String written ? written.strip() : value.written();
        try {
            Optional<FreezeTime> time = Forms.read(text);
            if (time.isEmpty()) {
                value.complain("is no time", Forms.advice(value, text));
            }
            return time;
        } catch (DateTimeException e) {
            value.complain(
                    "is a time that does not exist",
                    text.endsWith("24:00") ? "write 00:00 of the day after" : Forms.examples(value));
            return Optional.empty();
        }
    }

    /** The forms of such a time in text, and what is close to them. */
    final class Forms {

        private static final String TIME = "([0-9]{1,2}):([0-9]{2})";
        private static final Pattern DAILY = Pattern.compile(TIME);
        private static final Pattern WEEKLY = Pattern.compile("([A-Za-z]+) +" + TIME);
        private static final Pattern DATED = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]" + TIME + ")?");
        private static final Pattern HOURS = Pattern.compile("([01]?[0-9]|2[0-3])(?:[.h]?([0-5][0-9]))?h?");

        private Forms() {}

        private static Optional<FreezeTime> read(String text) {
            Matcher daily = DAILY.matcher(text);
            Matcher weekly = WEEKLY.matcher(text);
            Matcher dated = DATED.matcher(text);
            if (daily.matches()) {
                return Optional.of(new OfDay(time(daily.group(1), daily.group(2))));
            }
            if (weekly.matches()) {
                LocalTime time = time(weekly.group(2), weekly.group(3));
                return day(weekly.group(1)).map(day -> new OfWeek(day, time));
            }
            return dated.matches()
                    ? Optional.of(new OfDate(
                            LocalDate.parse(dated.group(1)),
                            Optional.ofNullable(dated.group(2)).map(hour -> time(hour, dated.group(3)))))
                    : Optional.empty();
        }

        private static LocalTime time(String hour, String minute) {
            return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
        }

        private static Optional<DayOfWeek> day(String name) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (name.equalsIgnoreCase(word(day)) || name.equalsIgnoreCase(day.name())) {
                    return Optional.of(day);
                }
            }
            return Optional.empty();
        }

        private static String advice(Value value, String text) {
            Optional<DayOfWeek> day = day(text);
            Matcher hours = HOURS.matcher(text);
            if (day.isPresent()) {
                DayOfWeek meant = value.key().equals("to") ? day.get().plus(1) : day.get();
                return "write " + value.line("\"" + word(meant) + " 00:00\"");
            }
            if (hours.matches()) {
                String minutes = Optional.ofNullable(hours.group(2)).orElse("00");
                return "write "
                        + value.line("\"" + LocalTime.of(Integer.parseInt(hours.group(1)), Integer.parseInt(minutes))
                                + "\"");
            }
            return examples(value);
        }

        private static String examples(Value value) {
            List<String> forms = value.key().equals("to")
                    ? List.of("06:00", "Mon 06:00", "2026-12-27")
                    : List.of("22:00", "Fri 16:00", "2026-12-24");
            return forms.stream()
                    .map(form -> value.line("\"" + form + "\""))
                    .collect(Collectors.joining(" or ", "write for instance ", ""));
        }
    }
}
