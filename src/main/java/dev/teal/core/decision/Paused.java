package dev.teal.core.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.teal.core.plan.Action;
import dev.teal.core.plan.Plan;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;

/** A folder that says {@code paused: true}: nothing is written for it, and everybody who looks is told what waits. */
record Paused(Situation situation) {

    private static final int NAMED = 3;

    /** The plan in the place of what would be done otherwise; a Service that a hand has broken is named with its line. */
    Plan instead(Plan otherwise) {
        Lost lost = Lost.in(Optional.of(situation));
        List<Action> writes = otherwise.actions().stream()
                .filter(action -> !lost.restores().contains(action))
                .toList();
        String file = situation.release().policyFile();
        Hold hold = new Hold(
                Reason.FOLDER_PAUSED,
                file + " pauses this folder, as of commit "
                        + situation.release().commit()
                        + ": nothing is written. Held back: " + summary(writes) + lost.message()
                        + trouble(otherwise),
                "remove `paused: true` from " + file + lost.advice());
        return Plan.blocked(hold).remarking(otherwise.remarks()).seeing(otherwise.prospect());
    }

    private static String summary(List<Action> writes) {
        if (writes.isEmpty()) {
            return "nothing";
        }
        int more = writes.size() - NAMED;
        return writes.stream().limit(NAMED).map(Action::summary).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String trouble(Plan otherwise) {
        return otherwise
                .hold()
                .filter(hold -> hold.reason().phase() == Phase.DEGRADED)
                .map(hold -> "; besides: " + hold.message())
                .orElse("");
    }
}
