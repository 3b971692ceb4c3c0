package dev.teal.core.alarm;

import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Score;
import dev.teal.core.live.LiveService;
import dev.teal.core.policy.Share;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;

/**
 * While content is on trial, and until it has served well, no larger share of the requests through its Service fails than the
 * file bears. Where none was ever answered, before the move neither, it is the way there that fails.
 */
public final class StillAnswered implements Alarm {

    /** One that fails can be anything: a node, a wire, Teal itself. */
    private static final int SEVERAL = 2;

    /** Of fewer a share says nothing. */
    private static final long FEW = 20;

    @Override
    public Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live) {
        boolean underTest =
                situation.traffic().arrived(service) && situation.trial().isUndecided(live);
        return Optional.ofNullable(situation.counted().get(service.ref()))
                .filter(counted -> underTest && counted.hasArrived())
                .flatMap(counted -> counted.after()
                        .filter(score -> isTooMuch(counted, score))
                        .map(score -> Holds.requestsFailed(situation, counted, score)));
    }

    @Override
    public Remedy remedy() {
        return Remedy.WHAT_DOES_NO_WORSE;
    }

    private static boolean isTooMuch(Counted counted, Score score) {
        Optional<Share> most = counted.trickle().requests().failed();
        return score.failed() >= SEVERAL
                && most.filter(share -> share.isExceededBy(score.failed(), Math.max(score.sent(), FEW)))
                        .isPresent();
    }
}
