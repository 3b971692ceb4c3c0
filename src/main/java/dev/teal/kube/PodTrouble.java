package dev.teal.kube;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.teal.core.value.Fields;

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
    static Optional<String> of(Map<String, Object> live) {
        return Stream.concat(
                        Fields.maps(live, "status", "initContainerStatuses").stream(),
                        Fields.maps(live, "status", "containerStatuses").stream())
                .flatMap(status -> trouble(status).stream())
                .findFirst();
    }

    private static Optional<String> trouble(Map<String, Object> status) {
        String container = "container " + Fields.text(status, "name") + " (" + Fields.text(status, "image") + "): ";
        int restarts = Fields.number(status, 0, "restartCount");
        String waiting = Fields.text(status, "state", "waiting", "reason");
        if (TROUBLES.contains(waiting)) {
            String exit = Fields.at(status, "lastState", "terminated", "exitCode")
                    .map(code -> exit(code, restarts))
                    .orElseGet(() -> ": " + Fields.text(status, "state", "waiting", "message"));
            return Optional.of(container + waiting + exit);
        }
        // Between two restarts the kubelet may go on reporting the end of the last run instead of CrashLoopBackOff.
        return Fields.at(status, "state", "terminated", "exitCode")
                .filter(code -> restarts > 0 && !code.equals(0))
                .map(code -> container + Fields.text(status, "state", "terminated", "reason") + exit(code, restarts));
    }

    private static String exit(Object code, int restarts) {
        return ", last exit code " + code + ", restarts: " + restarts;
    }
}
