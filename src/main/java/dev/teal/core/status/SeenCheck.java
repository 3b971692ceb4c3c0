package dev.teal.core.status;

import java.util.List;
import java.util.stream.Stream;

import dev.teal.core.check.Checkup;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.Policy;
import dev.teal.core.situation.Situation;

/**
 * What a check of one pod has come to.
 *
 * @param seen as in {@code pod shop-v2-x, GET /healthz: status 500, expected 200}
 */
public record SeenCheck(State state, String seen) {

    private static final int MOST = 20;

    /** What the last answers come to. */
    public enum State {
        FAILED,
        /** Neither passed nor failed as often in a row as it counts. */
        OPEN,
        PASSED
    }

    /** Of the checks that were asked by this look; twenty at most. */
    static List<SeenCheck> of(Situation situation) {
        Policy policy = situation.release().policy();
        List<HttpCheck> checks = Stream.concat(policy.before().http().stream(), policy.after().checks().stream())
                .distinct()
                .toList();
        return situation.release().services().stream()
                .flatMap(service -> new Checkup(situation, service, checks).of(situation.ready(service)))
                .filter(finding -> finding.answer().isPresent())
                .map(SeenCheck::of)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static SeenCheck of(Checkup.Finding finding) {
        return new SeenCheck(
                finding.failed() ? State.FAILED : finding.passed() ? State.PASSED : State.OPEN, finding.seen());
    }
}
