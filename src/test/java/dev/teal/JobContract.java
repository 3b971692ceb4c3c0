package dev.teal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.teal.core.check.JobRun;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Release;
import dev.teal.core.live.Live;
import dev.teal.core.live.LiveJob;
import dev.teal.core.port.PortException;
import dev.teal.core.port.TransientException;
import dev.teal.core.situation.Memory;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Reason;

/** What becomes of a Job that tests a color, whichever cluster it runs on. */
public abstract class JobContract extends PodContract {

    @Test
    void aJobThatEndsWellHasSucceeded() throws PortException {
        Release release = tested("v1", "livenessProbe: {tcpSocket: {port: 81}, periodSeconds: 1, failureThreshold: 1}");

        eventually("it has succeeded", () -> job(release).state() == LiveJob.State.SUCCEEDED);

        assertThat(job(release).trouble()).isEmpty();
    }

    @Test
    void aJobThatFailsSaysSoWithItsLastLines() throws PortException {
        Release release = tested("crash", "");

        eventually("it has failed", () -> job(release).state() == LiveJob.State.FAILED);

        assertThat(job(release).trouble().orElseThrow()).startsWith("BackoffLimitExceeded: ");
        assertThat(job(release).log()).isEqualTo("crashing, as asked");
    }

    @Test
    void aJobThatCantBeginSaysWhyAndEndsWithItsDeadline() throws PortException {
        Release release = tested("missing", "");

        eventually(
                "its pod can't run",
                () -> job(release).trouble().filter(it -> it.contains("Pull")).isPresent());
        assertThat(job(release).state()).isEqualTo(LiveJob.State.RUNS);
        eventually("it has failed", () -> job(release).state() == LiveJob.State.FAILED);

        assertThat(job(release).trouble().orElseThrow()).startsWith("DeadlineExceeded: ");
    }

    @Test
    void aJobIsStartedOnceUnderItsNameAndDeletedAsItWasLookedAt() throws PortException {
        Release release = tested("crash", "");
        Manifest again = started(release);

        TransientException taken =
                catchThrowableOfType(TransientException.class, () -> cluster().create(again));
        assertThat(taken.reason()).isEqualTo(Reason.MODIFIED);

        eventually("it is deleted as it was looked at", () -> {
            cluster().delete(job(release).ref(), job(release).resourceVersion());
            return true;
        });
        eventually("it is gone", () -> look(release).jobs().jobs().isEmpty());
    }

    /** A Job that tests green, and was started. */
    protected final Release tested(String tag, String more) throws PortException {
        shop();
        files.put("teal.yaml", "before: {checks: [{job: smoke-test.yaml}]}\n");
        files.put("smoke-test.yaml", """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: smoke-test, namespace: %s}
                spec:
                  activeDeadlineSeconds: 20
                  template:
                    spec:
                      restartPolicy: Never
                      terminationGracePeriodSeconds: 1
                      containers:
                        - name: test
                          image: janakiramm/myapp:%s
                          imagePullPolicy: IfNotPresent
                          %s
                """.formatted(namespace(), tag, more));
        Release release = release();
        cluster().create(started(release));
        return release;
    }

    private static Manifest started(Release release) {
        Situation situation =
                Situation.of(release, Live.NOTHING, Memory.NONE, Policies.CARE, Policies.PERMISSIONS, Instant.EPOCH);
        return JobRun.all(situation).findFirst().orElseThrow().wanted();
    }

    protected final LiveJob job(Release release) throws PortException {
        return look(release).jobs().jobs().values().iterator().next();
    }
}
