package dev.teal.core.decision;

import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Refusal;
import dev.teal.core.plan.Action;
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
        List<Action> restores = served.map(it -> new Restores(it).all()).orElse(List.of());
        String broken = restores.isEmpty()
                ? ""
                : "; and traffic is lost meanwhile: " + restores.get(0).summary();
        String paste = restores.isEmpty() ? "" : "; now: " + restores.get(0).kubectl();
        return Plan.blocked(new Hold(
                Reason.INVALID,
                problem + (more == 0 ? "" : " (and " + more + " more)") + broken.replace(": put back", ": to put back"),
                first.advice() + paste));
    }
}
