package dev.teal.core.live;

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
        LiveDeployment.Counts counts = live.counts();
        if (live.rollout().paused()) {
            return new Health(Grade.FAILED, live.ref() + " is paused");
        }
        if (!live.rollout().observed()) {
            return progressing(live, "has a change that its controller has not seen yet");
        }
        if (live.rollout().deadlineExceeded()) {
            return new Health(Grade.FAILED, live.ref() + " exceeded its progress deadline");
        }
        if (counts.updated() < counts.replicas()) {
            return progressing(live, counts.updated() + " of " + counts.replicas() + " pods are of the newest version");
        }
        if (counts.total() > counts.updated()) {
            return progressing(live, (counts.total() - counts.updated()) + " old pods are still there");
        }
        if (counts.available() < counts.updated()) {
            return progressing(live, counts.available() + " of " + counts.updated() + " pods are available");
        }
        return new Health(Grade.COMPLETE, "");
    }

    private static Health progressing(LiveDeployment live, String what) {
        return new Health(Grade.PROGRESSING, live.ref() + ": " + what);
    }
}
