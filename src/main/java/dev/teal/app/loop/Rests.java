package dev.teal.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import dev.teal.core.desired.Reading;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Reason;

/**
 * What failed is left alone for a while, each application by itself, unless Git wants something else meanwhile. Where the API
 * server asks several for fewer requests within a few seconds, it means all.
 */
final class Rests {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** Somebody else has written the object meanwhile: what there is now is read anew, and soon. */
    private static final Duration OVERTAKEN = Duration.ofMillis(100);

    private static final int OFTEN_OVERTAKEN = 5;
    private static final Duration TOGETHER = Duration.ofSeconds(5);

    private record Rest(Reading reading, int failures, Instant until) {}

    /** That the API server has asked one application for fewer requests. */
    private record Throttled(String application, Instant at) {}

    private final Clock clock;
    private final Map<String, Rest> resting = new ConcurrentHashMap<>();
    private volatile Optional<Throttled> throttled = Optional.empty();
    private volatile Instant all = Instant.MIN;

    Rests(Clock clock) {
        this.clock = clock;
    }

    /** Until when nobody is to look at this: a time that may be past. */
    Instant until(Reading reading) {
        Instant own = Optional.ofNullable(resting.get(reading.application()))
                .filter(rest -> rest.reading().equals(reading))
                .map(Rest::until)
                .orElse(Instant.MIN);
        return own.isAfter(all) ? own : all;
    }

    /** Remembers how a look has ended. */
    void note(Reading reading, Tick tick) {
        if (tick.failure().isEmpty()) {
            forget(reading.application());
            return;
        }
        Reason reason = tick.failure().get().reason();
        if (reason == Reason.THROTTLED) {
            throttled(reading.application(), tick.retryAfter());
        }
        failed(reading, tick.retryAfter(), reason);
    }

    /** A look has failed by a fault of Teal's own. */
    void failed(Reading reading) {
        failed(reading, Duration.ZERO, Reason.API_UNREACHABLE);
    }

    private void failed(Reading reading, Duration asked, Reason reason) {
        int failures = Optional.ofNullable(resting.get(reading.application()))
                        .map(Rest::failures)
                        .orElse(0)
                + 1;
        boolean overtaken = reason == Reason.MODIFIED && failures <= OFTEN_OVERTAKEN || reason == Reason.NOT_LEADING;
        Duration wait = overtaken ? OVERTAKEN : BACKOFF.after(failures, asked, ThreadLocalRandom.current());
        resting.put(
                reading.application(),
                new Rest(reading, failures, clock.instant().plus(wait)));
    }

    private void throttled(String application, Duration asked) {
        Instant now = clock.instant();
        boolean several = throttled
                .filter(it -> !it.application().equals(application)
                        && it.at().plus(TOGETHER).isAfter(now))
                .isPresent();
        if (several) {
            all = now.plus(asked.isZero() ? Duration.ofSeconds(1) : asked);
        }
        throttled = Optional.of(new Throttled(application, now));
    }

    /** Forgets that looks at the application have failed. */
    void forget(String application) {
        resting.remove(application);
    }
}
