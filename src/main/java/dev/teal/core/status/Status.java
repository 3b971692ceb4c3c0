package dev.teal.core.status;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Release;
import dev.teal.core.plan.Prospect;
import dev.teal.core.plan.Stage;
import dev.teal.core.plan.WriteService.Intent;
import dev.teal.core.situation.Memory;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;

/**
 * What is known of one application after a look. It is never changed: each look makes the next.
 *
 * @param reading what Git wants
 * @param seen what the last completed look saw, of the last folder that was understood; empty until there is one
 * @param phase where it stands
 * @param stage how far it is
 * @param hold why it is not where Git wants it; empty when it is
 * @param heldSince when a hold of this reason began
 * @param heldFor every reason for which this content was held since it was last in order, and since when: a reason that
 *     comes and goes, as with a pod that crashes again and again, is one and the same hold
 * @param journey how far the commit has come
 * @param moves the last moves of the traffic, newest first, see {@link Moves}
 * @param remarks what people should know of the cluster
 * @param prospect what would become of a commit that wants the other color, as the last look saw it
 * @param memory what the next look is to remember
 * @param again how long the next look may wait, where there is something to wait for
 * @param lookedAt when the last look ended, whatever came of it
 */
public record Status(
        Reading reading,
        Optional<Seen> seen,
        Phase phase,
        Stage stage,
        Optional<Hold> hold,
        Optional<Instant> heldSince,
        Map<Reason, Instant> heldFor,
        Journey journey,
        List<Move> moves,
        List<String> remarks,
        Optional<Prospect> prospect,
        Memory memory,
        Duration again,
        Instant lookedAt) {

    private static final Duration WATCHED = Duration.ofMinutes(2);
    private static final int BACK_OFF = 20;

    /**
     * One move of the traffic.
     *
     * @param color where to
     * @param intent why
     * @param journey the times of the commit that asked for it
     */
    public record Move(Color color, Intent intent, Journey journey) {

        /** Whether a commit asked for it. */
        public boolean wanted() {
            return intent == Intent.SWITCH || intent == Intent.CREATE;
        }
    }

    /** The status of an application that was not looked at before. */
    public static Status first(Tick tick) {
        return next(Optional.empty(), tick);
    }

    /** The status after one more look. */
    public Status after(Tick tick) {
        return next(Optional.of(this), tick);
    }

    /**
     * How long after this look the next one should be, where something is under way: at once while the traffic is about to
     * move, less often the longer it takes once it has; zero where answers are waited for. Empty where nothing is, or what is
     * has been degraded for long, is frozen, or needs a human: that may rest.
     */
    public Optional<Duration> waits() {
        Duration held =
                heldSince.map(since -> Duration.between(since, lookedAt)).orElse(Duration.ZERO);
        boolean waits =
                switch (phase) {
                    case SYNCED, STALLED -> false;
                    case PROGRESSING ->
                        hold.filter(it -> it.reason() == Reason.FROZEN).isEmpty();
                    case DEGRADED -> held.compareTo(WATCHED) < 0;
                };
        waits |= stage == Stage.WATCHING;
        boolean calm = stage == Stage.SETTLED || stage == Stage.DRAINING;
        Duration wait = calm && held.dividedBy(BACK_OFF).compareTo(again) > 0 ? held.dividedBy(BACK_OFF) : again;
        return waits ? Optional.of(wait) : Optional.empty();
    }

    /** Whether the next look waits for what pods answer. */
    public boolean awaitsAnswers() {
        return waits().filter(Duration::isZero).isPresent();
    }

    /** What Git wanted when its folder was last understood. */
    public Optional<Release> release() {
        return reading instanceof Release release ? Optional.of(release) : memory.understood();
    }

    /** The color that every routed Service selects; empty where they select none of the folder's, or differ. */
    public Optional<Color> live() {
        return seen.flatMap(Seen::serving);
    }

    private static Status next(Optional<Status> before, Tick tick) {
        Journey earlier = before.filter(
                        it -> it.reading().content().equals(tick.reading().content()))
                .map(Status::journey)
                .orElseGet(() -> Journey.of(tick.reading().commit(), tick.startedAt()));
        Journey journey = tick.reading() instanceof Release release ? earlier.after(tick, release) : earlier;
        Optional<Hold> hold = tick.hold();
        Map<Reason, Instant> heldFor = reasons(before, tick);
        return new Status(
                tick.reading(),
                tick.situation()
                        .map(it -> Seen.of(it).after(before.flatMap(Status::seen)))
                        .or(() -> before.flatMap(Status::seen)),
                hold.map(it -> it.reason().phase()).orElse(Phase.SYNCED),
                tick.plan().stage(),
                hold,
                hold.map(it -> heldFor.get(it.reason())),
                heldFor,
                journey,
                new Moves(tick, journey).after(before),
                tick.plan().remarks(),
                tick.plan().prospect(),
                tick.reading() instanceof Release ? tick.memory().with(journey.steps()) : tick.memory(),
                tick.plan().again(),
                tick.endedAt());
    }

    private static Map<Reason, Instant> reasons(Optional<Status> before, Tick tick) {
        if (tick.hold().isEmpty()) {
            return Map.of();
        }
        Map<Reason, Instant> reasons = new EnumMap<>(Reason.class);
        before.filter(was -> was.reading().content().equals(tick.reading().content()))
                .ifPresent(was -> reasons.putAll(was.heldFor()));
        reasons.putIfAbsent(tick.hold().get().reason(), tick.endedAt());
        return Map.copyOf(reasons);
    }

    /** Whether it is held for a reason that it was not held for at the look before, nor at any since it was in order. */
    public boolean newlyHeld(Optional<Status> before) {
        return hold.filter(now -> before.filter(was -> was.reading().content().equals(reading.content()))
                        .filter(was -> was.heldFor().containsKey(now.reason()))
                        .isEmpty())
                .isPresent();
    }
}
