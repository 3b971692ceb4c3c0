package dev.teal.kube;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.live.LiveJob;
import dev.teal.core.live.LiveJobs;
import dev.teal.core.live.Scope;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** Reads the Jobs that test the colors, and what they and their pods say of a failure. */
final class JobReader {

    private static final String BATCH = "batch/v1";

    /** The label by which Kubernetes finds a Job's pods; newer versions have another one besides. */
    private static final String JOB_NAME = "job-name";

    private static final int LINES = 5;
    private static final int BYTES = 2000;
    private static final int CHARACTERS = 300;

    private final ApiServer server;

    JobReader(ApiServer server) {
        this.server = server;
    }

    /** All of the application; where Teal may not read them, why. */
    LiveJobs of(Scope scope) throws PortException {
        Optional<String> namespace = scope.jobs();
        if (namespace.isEmpty()) {
            return LiveJobs.NONE;
        }
        Map<ObjectRef, LiveJob> jobs = new HashMap<>();
        try {
            List<Tree> found =
                    server.list(ApiPaths.collection(BATCH, namespace.get(), "jobs"), scope.ownJobs(), it -> it);
            for (Tree live : found) {
                ObjectRef ref = new ObjectRef(BATCH, "Job", namespace.get(), live.text("metadata", "name"));
                jobs.put(ref, job(ref, live));
            }
            return new LiveJobs(jobs, Optional.empty());
        } catch (StalledException e) {
            return new LiveJobs(Map.of(), Optional.of(unread(e)));
        }
    }

    private static Hold unread(StalledException e) {
        String advice = e.reason() == Reason.FORBIDDEN
                ? "grant Teal the rights that Jobs need, as in manifests/overlays/jobs, or take the Job out of teal.yaml"
                : e.hold().advice();
        return new Hold(e.reason(), e.getMessage(), advice);
    }

    private LiveJob job(ObjectRef ref, Tree live) throws PortException {
        LiveJob.State state = has(live, "Complete")
                ? LiveJob.State.SUCCEEDED
                : has(live, "Failed") ? LiveJob.State.FAILED : LiveJob.State.RUNS;
        List<Tree> pods = state == LiveJob.State.SUCCEEDED
                ? List.of()
                : server.list(
                        ApiPaths.collection("v1", ref.namespace(), "pods"),
                        new Selector(Map.of(JOB_NAME, ref.name())),
                        it -> it);
        Optional<String> trouble = state == LiveJob.State.FAILED
                ? condition(live, "Failed").map(it -> it.text("reason") + ": " + it.text("message"))
                : pods.stream().flatMap(pod -> PodTrouble.of(pod).stream()).findFirst();
        return new LiveJob(
                ref,
                live.text("metadata", "resourceVersion"),
                state,
                trouble,
                state == LiveJob.State.FAILED ? log(ref, pods) : "");
    }

    /** Of the pod that was made last; its log may be gone with its node, or not Teal's to read. */
    private String log(ObjectRef job, List<Tree> pods) throws PortException {
        Optional<String> last = pods.stream()
                .max((a, b) ->
                        a.text("metadata", "creationTimestamp").compareTo(b.text("metadata", "creationTimestamp")))
                .map(pod -> pod.text("metadata", "name"));
        if (last.isEmpty()) {
            return "";
        }
        try {
            return line(server.text(ApiPaths.collection("v1", job.namespace(), "pods") + "/" + last.get()
                    + "/log?tailLines=" + LINES + "&limitBytes=" + BYTES));
        } catch (StalledException e) {
            return "not known (" + e.getMessage() + ")";
        }
    }

    /** One line of at most 300 characters, the last ones. */
    private static String line(String log) {
        String line = log.strip().replaceAll("\\R+", " | ").replaceAll("\\p{Cntrl}", "");
        return line.length() > CHARACTERS ? "…" + line.substring(line.length() - CHARACTERS) : line;
    }

    private static boolean has(Tree live, String type) {
        return condition(live, type).isPresent();
    }

    private static Optional<Tree> condition(Tree live, String type) {
        return live.trees("status", "conditions").stream()
                .filter(it -> it.text("type").equals(type) && it.text("status").equals("True"))
                .findFirst();
    }
}
