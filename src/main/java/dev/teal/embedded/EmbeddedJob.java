package dev.teal.embedded;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private static final Duration NEVER = ChronoUnit.FOREVER.getDuration();

    /** The Job as a look at the cluster sees it. */
    LiveJob seen(ObjectRef ref, String resourceVersion, Instant now) {
        Duration age = Duration.between(madeAt, now);
        Duration deadline = Duration.ofSeconds(content.number(Integer.MAX_VALUE, "spec", "activeDeadlineSeconds"));
        boolean late = length().compareTo(deadline) > 0;
        if (age.compareTo(late ? deadline : length()) < 0) {
            Optional<String> trouble =
                    length().equals(NEVER) ? Optional.of("ImagePullBackOff: no such image") : Optional.empty();
            return new LiveJob(ref, resourceVersion, LiveJob.State.RUNS, trouble, "");
        }
        if (!late && !fails()) {
            return new LiveJob(ref, resourceVersion, LiveJob.State.SUCCEEDED, Optional.empty(), "");
        }
        String why = late
                ? "DeadlineExceeded: Job was active longer than specified deadline"
                : "BackoffLimitExceeded: Job has reached the specified backoff limit";
        return new LiveJob(
                ref, resourceVersion, LiveJob.State.FAILED, Optional.of(why), late ? "" : "crashing, as asked");
    }

    private Duration length() {
        return switch (behaviour()) {
            case MISSING -> NEVER;
            case SLOW -> LONG;
            default -> QUICK;
        };
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
