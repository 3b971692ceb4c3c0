package dev.teal.app.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import io.quarkus.qute.TemplateData;

import dev.teal.core.status.Age;

/**
 * A time as people read it. The page's script writes it in the reader's own zone.
 *
 * @param now when the page is made
 */
@TemplateData
public record Moment(Instant at, Instant now) {

    private static final DateTimeFormatter TODAY = formatter("HH:mm:ss 'UTC'");
    private static final DateTimeFormatter THIS_WEEK = formatter("EEE HH:mm 'UTC'");
    private static final DateTimeFormatter EARLIER = formatter("d MMM yyyy HH:mm 'UTC'");

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** For machines, to the millisecond. */
    public String iso() {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** With the day where it is not today's, as in {@code Tue 14:02 UTC}. */
    public String text() {
        boolean today = at.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
        boolean recent = Duration.between(at, now).abs().compareTo(Duration.ofDays(6)) < 0;
        return (today ? TODAY : recent ? THIS_WEEK : EARLIER).format(at);
    }

    /** How long ago that was, in its largest unit, as in {@code 3 min}. */
    public String age() {
        return new Age(at, now).toString();
    }
}
