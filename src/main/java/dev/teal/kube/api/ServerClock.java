package dev.teal.kube.api;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The time by the API server, where this machine's clock is off by more than five seconds. What the cluster says of pods, and
 * what Teal has noted on a Service, is compared with the time now: by another clock a pod would have been ready for an hour, or
 * would not be before one has passed.
 */
public final class ServerClock extends Clock {

    private static final Logger LOG = System.getLogger("dev.teal");

    /** Less does no harm, and an answer has whole seconds only (RFC 9110, 5.6.7). */
    private static final Duration BEARABLE = Duration.ofSeconds(5);

    private final Clock machine;
    private volatile Duration ahead = Duration.ZERO;

    /** This machine's time, until an answer of the API server says another one. */
    public ServerClock(Clock machine) {
        this.machine = machine;
    }

    /**
     * Takes the time from an answer.
     *
     * @param asked when it was asked for, by this machine: the answer was written since
     * @param date its header {@code Date}; may be null or anything
     */
    void heard(Instant asked, String date) {
        Instant written;
        try {
            written = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date == null ? "" : date, Instant::from);
        } catch (DateTimeException e) {
            return;
        }
        Instant now = machine.instant();
        Duration found = Duration.ZERO;
        if (written.isBefore(asked.minus(BEARABLE))) {
            found = Duration.between(asked, written);
        } else if (written.isAfter(now.plus(BEARABLE))) {
            found = Duration.between(now, written);
        }
        if (found.minus(ahead).abs().compareTo(BEARABLE) > 0) {
            ahead = found;
            tell();
        }
    }

    /** By this machine, for {@link #heard}. */
    Instant byMachine() {
        return machine.instant();
    }

    private void tell() {
        if (ahead.isZero()) {
            LOG.log(Level.INFO, "this machine''s clock and the API server''s agree again");
        } else {
            LOG.log(
                    Level.WARNING,
                    "this machine''s clock is {0,number,#} s {1} the API server''s, by which Teal goes: set it, best by NTP",
                    ahead.abs().toSeconds(),
                    ahead.isNegative() ? "ahead of" : "behind");
        }
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ServerClock(machine.withZone(zone));
    }
}
