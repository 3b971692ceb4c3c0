package dev.teal.manifest.entry;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time in the file: a whole number and one unit.
 *
 * @param least how long it is at least; more than zero where nothing could happen in no time
 * @param most how long it is at most
 * @param example what is proposed where nothing shows what is meant
 */
public record Span(Duration least, Duration most, String example) {

    /** The longest that is usual. */
    public static final Duration DAY = Duration.ofHours(24);

    /** The shortest that is not nothing. */
    public static final Duration INSTANT = Duration.ofMillis(1);

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    /** What people write who know other formats. */
    private static final Pattern MEANT =
            Pattern.compile("(?i)([0-9]{1,4}) ?(d|days?|h|hrs?|hours?|min|mins|minutes?|sec|secs|seconds?|millis)");

    private static final Pattern SEVERAL = Pattern.compile("(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,4})s)?");

    /** What the value says, if it says a length of time within the limits; complains where it does not. */
    public Optional<Duration> in(Value value) {
        String text = value.content().toString();
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            boolean bare = value.content() instanceof Integer;
            String line = bare ? text + "s" : meant(text).map(Span::written).orElse(example);
            value.complain(
                    bare ? "is a number without a unit" : "is no duration",
                    "write for instance " + value.line(line) + " (units: ms, s, m, h)");
            return Optional.empty();
        }
        return limited(value, of(matcher.group(2), Long.parseLong(matcher.group(1))));
    }

    private Optional<Duration> limited(Value value, Duration found) {
        if (found.compareTo(most) > 0) {
            value.complain(
                    "is longer than " + (most.equals(DAY) ? "a day" : written(most)),
                    "write at most " + value.line(written(most)));
            return Optional.empty();
        }
        if (found.compareTo(least) < 0) {
            value.complain(
                    found.isZero() ? "is zero, in which nothing can happen" : "is shorter than " + written(least),
                    found.isZero()
                            ? "write for instance " + value.line(example)
                            : "write at least " + value.line(written(least)));
            return Optional.empty();
        }
        return Optional.of(found);
    }

    /** As it is written in the file: {@code 90m}, {@code 1h}. */
    public static String written(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private Optional<Duration> meant(String text) {
        Matcher word = MEANT.matcher(text);
        Matcher several = SEVERAL.matcher(text);
        Optional<Duration> meant = Optional.empty();
        if (word.matches()) {
            String unit = word.group(2).toLowerCase(Locale.ROOT);
            meant = Optional.of(of(unit.equals("millis") ? "ms" : unit.substring(0, 1), Long.parseLong(word.group(1))));
        } else if (!text.isEmpty() && several.matches()) {
            meant = Optional.of(of("h", number(several.group(1)))
                    .plus(of("m", number(several.group(2))))
                    .plus(of("s", number(several.group(3)))));
        }
        return meant.filter(it -> it.compareTo(least) >= 0).map(it -> it.compareTo(most) > 0 ? most : it);
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Duration of(String unit, long amount) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
