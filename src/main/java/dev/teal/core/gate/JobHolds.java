package dev.teal.core.gate;

import dev.teal.core.check.JobRun;
import dev.teal.core.live.LiveJob;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** The words of what a color still has to show by a Job, and what helps. */
final class JobHolds {

    private JobHolds() {}

    /** It has not been started. */
    static Hold waiting(Situation situation, JobRun run) {
        return Hold.waiting(
                Reason.TESTING,
                situation.active() + " is to be tested by the Job of "
                        + run.git().origin().file());
    }

    /** It has been started and has not ended. */
    static Hold running(Situation situation, LiveJob job) {
        String trouble = job.trouble().map(why -> ", which can't run: " + why).orElse("");
        return new Hold(
                Reason.TESTING,
                situation.active() + " is being tested by " + job.ref() + trouble,
                (trouble.isEmpty() ? "nothing, unless it takes too long: kubectl logs -f " : "kubectl describe ")
                        + job.ref().kubectl());
    }

    /** It has failed. */
    static Hold failed(Situation situation, JobRun run, LiveJob job) {
        String why = job.trouble().map(it -> ": " + it).orElse("");
        String log = job.log().isEmpty() ? "" : "; its last lines: " + job.log();
        return new Hold(
                Reason.CHECK_FAILED,
                situation.active() + " fails the test by " + job.ref() + why + log,
                "mend the program in "
                        + situation.release().desired().file() + ", or the Job in "
                        + run.git().origin().file() + ", and commit; to run the same once more: kubectl delete "
                        + job.ref().kubectl());
    }
}
