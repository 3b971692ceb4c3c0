package dev.teal.kube.look;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.live.LiveJob;
import dev.teal.core.live.LiveJobs;
import dev.teal.core.live.Scope;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Recent;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiServer;
import dev.teal.kube.api.Listed;
import dev.teal.kube.api.Reader;

/** Reads the Jobs that test the colors, and what they and their pods say of a failure. */
public final class JobReader {

    private static final String BATCH = "batch/v1";

    /** The label by which Kubernetes finds a Job's pods; newer versions have another one besides. */
    private static final String JOB_NAME = "job-name";

    private static final int LINES = 5;
    private static final int BYTES = 2000;
    private static final int CHARACTERS = 300;

    /** What has failed stays so: its log is not read at each look. */
    private static final int REMEMBERED = 500;

    private final ApiServer server;
    private final Map<ObjectRef, LiveJob> failed = Recent.map(REMEMBERED);

    /** Logs are read from {@code server}; nothing is read yet. */
    public JobReader(ApiServer server) {
        this.server = server;
    }

    /** All of the application; where Teal may not read them, why. */
    LiveJobs of(Scope scope, Reader reader) throws PortException {
        Optional<String> namespace = scope.jobs();
        if (namespace.isEmpty()) {
            return LiveJobs.NONE;
        }
        Map<ObjectRef, LiveJob> jobs = new HashMap<>();
        try {
            List<Tree> found = reader.list(new Listed(BATCH, namespace.get(), "jobs"), scope.ownJobs(), it -> it);
            for (Tree live : found) {
                ObjectRef ref = new ObjectRef(BATCH, "Job", namespace.get(), live.text("metadata", "name"));
                jobs.put(ref, job(ref, live, reader));
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

    private LiveJob job(ObjectRef ref, Tree live, Reader reader) throws PortException {
        String version = live.text("metadata", "resourceVersion");
        LiveJob known = failed.get(ref);
        if (known != null && known.resourceVersion().equals(version)) {
            return known;
        }
        if (condition(live, "Complete").isPresent()) {
            return new LiveJob(ref, version, LiveJob.State.SUCCEEDED, Optional.empty(), "");
        }
        List<Tree> pods = reader.list(
                new Listed("v1", ref.namespace(), "pods"), new Selector(Map.of(JOB_NAME, ref.name())), it -> it);
        Optional<String> failure = condition(live, "Failed").map(JobReader::why);
        if (failure.isEmpty()) {
            return new LiveJob(ref, version, LiveJob.State.RUNS, trouble(live, pods), "");
        }
        LiveJob found = new LiveJob(ref, version, LiveJob.State.FAILED, failure, log(ref, pods));
        failed.put(ref, found);
        return found;
    }

    private static Optional<String> trouble(Tree live, List<Tree> pods) {
        return condition(live, "Suspended")
                .map(JobReader::why)
                .or(() -> pods.stream()
                        .flatMap(pod -> PodTrouble.of(pod).or(() -> unscheduled(pod)).stream())
                        .findFirst());
    }

    private static Optional<String> unscheduled(Tree pod) {
        return condition(pod, "PodScheduled", "False").map(JobReader::why);
    }

    private static String why(Tree condition) {
        return condition.text("reason") + ": " + condition.text("message");
    }

    /** Of the pod that was made last; its log may be gone with its node, or not Teal's to read. */
    private String log(ObjectRef job, List<Tree> pods) throws PortException {
        Optional<Tree> last = pods.stream().max(Comparator.comparing(pod -> pod.text("metadata", "creationTimestamp")));
        if (last.isEmpty()) {
            return "";
        }
        try {
            return line(server.text(
                    new Listed("v1", job.namespace(), "pods").path(last.get().text("metadata", "name"))
                            + "/log?container=" + failing(last.get()) + "&tailLines="
                            + LINES + "&limitBytes=" + BYTES));
        } catch (StalledException e) {
            return "not known (" + e.getMessage() + ")";
        }
    }

    /** Beside it there may be others, which somebody has injected. */
    private static String failing(Tree pod) {
        return Stream.concat(
                        pod.trees("status", "initContainerStatuses").stream(),
                        pod.trees("status", "containerStatuses").stream())
                .filter(it -> it.number(0, "state", "terminated", "exitCode") != 0)
                .map(it -> it.text("name"))
                .findFirst()
                .orElseGet(() -> pod.trees("spec", "containers").get(0).text("name"));
    }

    /** One line of at most 300 characters, the last ones. */
    private static String line(String log) {
        String line = log.strip().replaceAll("\\R+", " | ").replaceAll("\\p{Cntrl}", "");
        return line.length() > CHARACTERS ? "…" + line.substring(line.length() - CHARACTERS) : line;
    }

    private static Optional<Tree> condition(Tree live, String type) {
        return condition(live, type, "True");
    }

    private static Optional<Tree> condition(Tree live, String type, String status) {
        return live.trees("status", "conditions").stream()
                .filter(it -> it.text("type").equals(type) && it.text("status").equals(status))
                .findFirst();
    }
}
