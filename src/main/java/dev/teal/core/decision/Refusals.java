package dev.teal.core.decision;

import java.util.Optional;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Refusal;
import dev.teal.core.plan.Plan;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** What is said of a folder that can't be read. */
public final class Refusals {

    private Refusals() {}

    /** Nothing is written; a Service that a hand has broken meanwhile is named with the line that puts it back. */
    public static Plan plan(Refusal refusal, Optional<Situation> served) {
        Complaint first = refusal.complaints().get(0);
        int more = refusal.complaints().size() - 1;
        String problem = first.where() + ": " + first.problem();
        Lost lost = Lost.in(served);
        return Plan.blocked(new Hold(
                Reason.INVALID,
                problem + (more == 0 ? "" : " (and " + more + " more)") + lost.message(),
                first.advice() + lost.advice()));
    }
}
