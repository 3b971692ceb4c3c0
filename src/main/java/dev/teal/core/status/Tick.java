package dev.teal.core.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.Reading;
import dev.teal.core.live.Live;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Plan;
import dev.teal.core.port.PortException;
import dev.teal.core.port.TransientException;
import dev.teal.core.situation.Memory;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;

/**
 * What one look at one application found and did.
 *
 * @param reading what Git wants
 * @param situation what was seen; of the last folder that was understood where this one is refused, and empty where the
 *     look failed
 * @param plan what was to be done
 * @param done the actions that the server confirmed, in order
 * @param failure why the look or an action failed
 * @param retryAfter how long the server asked to be left alone; zero if it did not
 * @param memory what the next look is to remember
 * @param startedAt when the look began
 * @param endedAt when the last action was done
 */
public record Tick(
        Reading reading,
        Optional<Situation> situation,
        Plan plan,
        List<Action> done,
        Optional<Hold> failure,
        Duration retryAfter,
        Memory memory,
        Instant startedAt,
        Instant endedAt) {

    /** A look that did nothing. */
    Tick(Reading reading, Optional<Situation> situation, Plan plan, Memory memory, Instant startedAt, Instant endedAt) {
        this(reading, situation, plan, List.of(), Optional.empty(), Duration.ZERO, memory, startedAt, endedAt);
    }

    /** A look that did what its plan said, or the beginning of it. */
    public static Tick of(Reading reading, Situation situation, Plan plan, List<Action> done, Instant endedAt) {
        return new Tick(
                reading,
                Optional.of(situation),
                plan,
                List.copyOf(done),
                Optional.empty(),
                Duration.ZERO,
                new Lessons(situation, done).memory(),
                situation.now(),
                endedAt);
    }

    /** A look that has not ended; what it found is not known. */
    public static Tick stuck(Reading reading, Hold why, Memory memory, Instant now) {
        return new Tick(
                reading,
                Optional.empty(),
                Plan.blocked(why),
                List.of(),
                Optional.of(why),
                Duration.ZERO,
                memory,
                now,
                now);
    }

    /** The same, ended by a failure. */
    public Tick failing(PortException e) {
        Duration wait = e instanceof TransientException again ? again.retryAfter() : Duration.ZERO;
        return new Tick(reading, situation, plan, done, Optional.of(e.hold()), wait, memory, startedAt, endedAt);
    }

    /** What the cluster had. */
    public Optional<Live> live() {
        return situation.map(Situation::live);
    }

    /** Why the application is not where Git wants it; empty when it is. */
    public Optional<Hold> hold() {
        return failure.or(plan::hold);
    }
}
