package dev.teal.app.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/**
 * Counts what has become of hooks, and says in the log what a person wants to know of it: once that a sender has found the
 * way, and once an hour that somebody is refused, for each reason. Nobody can fill the log by asking.
 */
final class Diary {

    private static final Logger LOG = Logger.getLogger("dev.teal");
    private static final Duration SILENCE = Duration.ofHours(1);

    private final MeterRegistry metrics;
    private final Clock clock;
    private final Set<Sender> accepted = EnumSet.noneOf(Sender.class);
    private final Map<String, Instant> refused = new ConcurrentHashMap<>();

    Diary(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            counter(outcome);
        }
    }

    private Counter counter(Outcome outcome) {
        return Counter.builder("teal.hooks")
                .description("Hooks by what became of them")
                .tag("outcome", outcome.tag())
                .register(metrics);
    }

    void count(Outcome outcome) {
        counter(outcome).increment();
    }

    synchronized void accepted(Sender sender) {
        if (accepted.add(sender)) {
            LOG.infof("hook: the first one from %s is accepted", sender);
        }
    }

    /** {@code why} is one of a few texts, and has nothing of the request; {@code from} is the other end's address. */
    synchronized void refused(String why, String from) {
        Instant now = clock.instant();
        Instant before = refused.get(why);
        if (before == null || before.plus(SILENCE).isBefore(now)) {
            refused.put(why, now);
            LOG.warnf("hook: refused one from %s: %s; more of these are not told for an hour", from, why);
        }
    }
}
