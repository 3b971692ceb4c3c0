package dev.teal.app.told;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import dev.teal.core.value.Recent;
import dev.teal.told.post.Diary;

/** Counts what becomes of what one recipient is told, and says in the log once what is wrong. */
public final class Logbook implements Diary {

    private static final Logger LOG = Logger.getLogger("dev.teal");
    private static final Duration SILENCE = Duration.ofHours(1);
    private static final int MOST_REASONS = 20;

    private final String to;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<String, Instant> refused = Recent.map(MOST_REASONS);
    private boolean failing;

    private enum Outcome {
        DELIVERED,
        RETRIED,
        REFUSED,
        DROPPED
    }

    /** {@code to} is one word for the recipient, as in {@code chat}. */
    public Logbook(String to, MeterRegistry metrics, Clock clock) {
        this.to = to;
        this.metrics = metrics;
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            counter(outcome);
        }
    }

    @Override
    public synchronized void delivered(int count) {
        counter(Outcome.DELIVERED).increment(count);
        if (failing) {
            LOG.infof("told: %s is told again", to);
        }
        failing = false;
    }

    @Override
    public synchronized void later(String why) {
        counter(Outcome.RETRIED).increment();
        if (!failing) {
            LOG.warnf("told: %s is not told for now, and is tried again: %s", to, why);
        }
        failing = true;
    }

    @Override
    public synchronized void refused(String why, int count) {
        counter(Outcome.REFUSED).increment(count);
        Instant now = clock.instant();
        Instant before = refused.get(why);
        if (before == null || before.plus(SILENCE).isBefore(now)) {
            refused.put(why, now);
            LOG.warnf("told: %s does not take it: %s; more of these are not logged for an hour", to, why);
        }
    }

    @Override
    public void dropped(int count) {
        counter(Outcome.DROPPED).increment(count);
    }

    private Counter counter(Outcome outcome) {
        return Counter.builder("teal.told")
                .description("What others were told, by what became of it")
                .tags("to", to, "outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
                .register(metrics);
    }
}
