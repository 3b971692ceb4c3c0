package dev.teal.core.status;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.desired.Release;
import dev.teal.core.mark.PastMove;
import dev.teal.core.mark.Steps;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Reason;

/**
 * How far a commit has come, each step with the time at which it was first seen done.
 *
 * @param commit the commit that brought the content
 * @param seen when this process first read it
 * @param applied when nothing of the desired color was left to apply
 * @param ready when the desired color could serve
 * @param switched when the last selector had been moved; empty if none had to be
 * @param followed when the endpoints were seen to have followed
 */
public record Journey(
        Commit commit,
        Instant seen,
        Optional<Instant> applied,
        Optional<Instant> ready,
        Optional<Instant> switched,
        Optional<Instant> followed) {

    /** A journey that begins. */
    public static Journey of(Commit commit, Instant seen) {
        return new Journey(commit, seen, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** This journey after one more look. Steps that were done keep their time. */
    public Journey after(Tick tick, Release release) {
        boolean moved =
                tick.done().stream().anyMatch(Journey::isMove) && tick.failure().isEmpty();
        boolean inPlace = tick.situation()
                .filter(seen -> seen.isInPlace(release.desired().manifests()))
                .isPresent();
        boolean proven = tick.done().stream().anyMatch(Journey::isProof)
                && tick.hold()
                        .filter(hold -> hold.reason() == Reason.PROVING || hold.reason() == Reason.ENDPOINTS_WRONG)
                        .isEmpty();
        Optional<Instant> appliedNow =
                applied.or(() -> moved || inPlace ? Optional.of(tick.startedAt()) : appliedBy(tick));
        return new Journey(
                commit,
                seen,
                appliedNow,
                ready.or(() -> moved ? Optional.of(tick.startedAt()) : Optional.empty()),
                switched.or(() -> moved ? Optional.of(tick.endedAt()) : Optional.empty()),
                followed.or(() -> proven && switched.isPresent() ? Optional.of(tick.startedAt()) : Optional.empty()));
    }

    /** What is remembered of it once the traffic is moved. */
    Steps steps() {
        return new Steps(commit, seen, applied, ready);
    }

    /** What was remembered of a move, and of the commit that asked for it. */
    static Journey of(PastMove move) {
        Steps steps = move.steps();
        return new Journey(
                steps.commit(), steps.seen(), steps.applied(), steps.ready(), Optional.of(move.at()), move.followed());
    }

    private static Optional<Instant> appliedBy(Tick tick) {
        boolean all = tick.failure().isEmpty() && tick.done().stream().anyMatch(Action.Apply.class::isInstance);
        return all ? Optional.of(tick.endedAt()) : Optional.empty();
    }

    private static boolean isMove(Action action) {
        return action instanceof WriteService write
                && (write.intent() == WriteService.Intent.CREATE || write.intent() == WriteService.Intent.SWITCH);
    }

    private static boolean isProof(Action action) {
        return action instanceof WriteService write && write.intent() == WriteService.Intent.PROVE;
    }
}
