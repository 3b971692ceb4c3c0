package dev.teal.core.gate;

import java.util.Optional;

import dev.teal.core.check.JobRun;
import dev.teal.core.live.LiveJob;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;

/** Every Job of the file has succeeded for this content; which pods it had before it does not matter any more. */
public final class Tested implements Gate {

    @Override
    public Verdict ask(Situation situation) {
        return Verdict.of(JobRun.all(situation)
                .filter(run -> !run.passed())
                .findFirst()
                .map(run -> situation.live().jobs().unread().orElseGet(() -> hold(situation, run))));
    }

    private static Hold hold(Situation situation, JobRun run) {
        Optional<LiveJob> live = run.live();
        if (live.isEmpty()) {
            return JobHolds.waiting(situation, run);
        }
        return live.get().state() == LiveJob.State.FAILED
                ? JobHolds.failed(situation, run, live.get())
                : JobHolds.running(situation, live.get());
    }
}
