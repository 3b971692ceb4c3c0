package dev.teal.kube.look;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.teal.core.value.Tree;

/** Reads out of a pod's status why one of its containers can't run. */
final class PodTrouble {

    /** The kubelet's reasons for waiting that do not go away by themselves. */
    private static final Set<String> TROUBLES = Set.of(
            "CrashLoopBackOff",
            "ImagePullBackOff",
            "ErrImagePull",
            "ErrImageNeverPull",
            "InvalidImageName",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    private PodTrouble() {}

    /** What the first container in trouble suffers from. */
    static Optional<String> of(Tree live) {
        return Stream.concat(
                        live.trees("status", "initContainerStatuses").stream(),
                        live.trees("status", "containerStatuses").stream())
                .flatMap(status -> trouble(status).stream())
                .findFirst();
    }

    private static Optional<String> trouble(Tree status) {
        String container = "container " + status.text("name") + " (" + status.text("image") + "): ";
        int restarts = status.number(0, "restartCount");
        String waiting = status.text("state", "waiting", "reason");
        if (TROUBLES.contains(waiting)) {
            String exit = status.at("lastState", "terminated", "exitCode")
                    .map(code -> exit(code, restarts))
                    .orElseGet(() -> ": " + status.text("state", "waiting", "message"));
            return Optional.of(container + waiting + exit);
        }
        // Between two restarts the kubelet may go on reporting the end of the last run instead of CrashLoopBackOff.
        return status.at("state", "terminated", "exitCode")
                .filter(code -> restarts > 0 && !code.equals(0))
                .map(code -> container + status.text("state", "terminated", "reason") + exit(code, restarts));
    }

    private static String exit(Object code, int restarts) {
        return ", last exit code " + code + ", restarts: " + restarts;
    }
}
