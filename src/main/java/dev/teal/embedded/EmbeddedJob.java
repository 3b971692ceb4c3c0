package dev.teal.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.teal.core.live.LiveJob;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/**
 * A pretended Job of one pod: it ends well after a second, or whenever its image would have been up, unless that is one that
 * goes wrong.
 */
record EmbeddedJob(Tree content, Instant madeAt) {

    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(16);

    /** The Job as a look at the cluster sees it. */
    LiveJob seen(ObjectRef ref, String resourceVersion, Instant now) {
        Duration age = Duration.between(madeAt, now);
        Duration deadline = Duration.ofSeconds(content.number(Integer.MAX_VALUE, "spec", "activeDeadlineSeconds"));
        boolean missing = behaviour() == Behaviour.MISSING;
        Duration length = behaviour() == Behaviour.SLOW ? LONG : QUICK;
        if (missing ? age.compareTo(deadline) >= 0 : length.compareTo(deadline) > 0 && age.compareTo(deadline) >= 0) {
            return job(
                    ref,
                    resourceVersion,
                    LiveJob.State.FAILED,
                    "DeadlineExceeded: Job was active longer than specified deadline",
                    "");
        }
        if (missing || age.compareTo(length) < 0) {
            return new LiveJob(
                    ref,
                    resourceVersion,
                    LiveJob.State.RUNS,
                    missing ? Optional.of("ImagePullBackOff: no such image") : Optional.empty(),
                    "");
        }
        return fails()
                ? job(
                        ref,
                        resourceVersion,
                        LiveJob.State.FAILED,
                        "BackoffLimitExceeded: Job has reached the specified backoff limit",
                        "crashing, as asked")
                : new LiveJob(ref, resourceVersion, LiveJob.State.SUCCEEDED, Optional.empty(), "");
    }

    private static LiveJob job(ObjectRef ref, String resourceVersion, LiveJob.State state, String why, String log) {
        return new LiveJob(ref, resourceVersion, state, Optional.of(why), log);
    }

    private boolean fails() {
        return List.of(Behaviour.CRASH, Behaviour.BROKEN).contains(behaviour());
    }

    private Behaviour behaviour() {
        return Behaviour.of(content.trees("spec", "template", "spec", "containers").stream()
                .map(it -> it.text("image"))
                .findFirst()
                .orElse(""));
    }
}
