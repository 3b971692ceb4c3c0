package dev.teal.core;

/**
 * Whether a Deployment has become what its spec says, by the table that Argo CD's gitops-engine and
 * {@code kubectl rollout status} use.
 *
 * @param grade the verdict
 * @param message what is missing, for people; empty when nothing is
 */
public record Health(Grade grade, String message) {

    /** The verdicts. */
    public enum Grade {
        COMPLETE,
        PROGRESSING,
        FAILED
    }

    /** The health of a live Deployment. */
    public static Health of(LiveDeployment live) {
        if (live.paused()) {
            return new Health(Grade.FAILED, live.ref() + " is paused");
        }
        if (live.observedGeneration() < live.generation()) {
            return progressing(live, "has a change that its controller has not seen yet");
        }
        if (live.deadlineExceeded()) {
            return new Health(Grade.FAILED, live.ref() + " exceeded its progress deadline");
        }
        if (live.updated() < live.replicas()) {
            return progressing(live, live.updated() + " of " + live.replicas() + " pods are of the newest version");
        }
        if (live.total() > live.updated()) {
            return progressing(live, (live.total() - live.updated()) + " old pods are still there");
        }
        if (live.available() < live.updated()) {
            return progressing(live, live.available() + " of " + live.updated() + " pods are available");
        }
        return new Health(Grade.COMPLETE, "");
    }

    private static Health progressing(LiveDeployment live, String what) {
        return new Health(Grade.PROGRESSING, live.ref() + ": " + what);
    }
}
