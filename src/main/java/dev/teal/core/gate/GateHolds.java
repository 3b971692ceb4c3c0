package dev.teal.core.gate;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.check.Checkup;
import dev.teal.core.live.Health;
import dev.teal.core.live.LiveAutoscaler;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.Pod;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.workload.Leftover;

/** The words of what keeps a gate shut, and what helps. */
public final class GateHolds {

    private GateHolds() {}

    /** The desired color's Deployment does not exist. */
    public static Hold absent(Situation situation) {
        return Hold.waiting(
                Reason.NOT_READY, situation.release().desired().deployment().ref() + " does not exist yet");
    }

    /** A pod crashes or can't start; {@code why} is the kubelet's word for it. */
    public static Hold podFailing(Situation situation, String why) {
        return new Hold(
                Reason.POD_FAILING,
                why + " (" + situation.active() + ")",
                "mend the image or its configuration in " + file(situation) + " and commit; traffic stays where it is");
    }

    /** The Deployment's controller can't make pods; {@code why} has the API server's words. */
    public static Hold podsNotMade(LiveDeployment live, String why) {
        boolean quota = why.contains("exceeded quota");
        return new Hold(
                Reason.PODS_NOT_MADE,
                live.ref() + " can't make its pods: " + why,
                quota
                        ? "raise the quota (kubectl describe quota -n "
                                + live.ref().namespace() + "), or ask for fewer pods or less for each in the file"
                        : "mend what the message names: kubectl describe replicaset -n "
                                + live.ref().namespace() + " has the whole of it");
    }

    /** Somebody has set {@code spec.paused}. */
    public static Hold paused(Situation situation, LiveDeployment live) {
        boolean byGit = situation.release().desired().deployment().content().isTrue("spec", "paused");
        return new Hold(
                Reason.PAUSED,
                live.ref() + " is paused: its controller makes no new pods",
                byGit
                        ? "remove `paused: true` from " + file(situation) + ", spec"
                        : "kubectl rollout resume " + live.ref().kubectl());
    }

    /** The Deployment is not complete yet, or its {@code progressDeadlineSeconds} are over. */
    public static Hold late(LiveDeployment live, Health health, Optional<Instant> progressedAt, Optional<Pod> unready) {
        return new Hold(
                Reason.DEADLINE_EXCEEDED,
                health.message()
                        + progressedAt
                                .map(at -> ", without progress since " + at)
                                .orElse("")
                        + unready.map(GateHolds::probed).orElse(""),
                unready.map(pod -> describe(live, pod))
                        .orElse("kubectl describe " + live.ref().kubectl()));
    }

    /** The containers of a pod run, and their probes have not let it become ready. */
    public static Hold unready(LiveDeployment live, Health health, Pod pod) {
        return new Hold(Reason.NOT_READY, health.message() + probed(pod), describe(live, pod));
    }

    private static String probed(Pod pod) {
        return "; pod " + pod.name() + " runs, and its readiness or startup probe does not pass";
    }

    private static String describe(LiveDeployment live, Pod pod) {
        return "kubectl describe pod " + pod.name() + " -n " + live.ref().namespace() + "  # its Events say why";
    }

    /** The containers of a pod are ready and a readiness gate of it is not (KEP-580). */
    public static Hold readinessGate(Pod pod) {
        String gate = pod.state().gate().orElse("");
        return new Hold(
                Reason.NOT_READY,
                "pod " + pod.name() + " waits for its readiness gate " + gate,
                "see whether what sets the condition " + gate
                        + " on pods runs, or take the gate out of spec.readinessGates");
    }

    /** The new selector would match a pod that is not the color's own. */
    public static Hold foreignPod(Situation situation, Selector selector, Pod pod) {
        return new Hold(
                Reason.FOREIGN_PODS,
                selector + " also matches pod " + pod.name() + " of " + pod.owner(),
                Leftover.owner(situation, pod.owner())
                        .filter(it -> !it.served())
                        .map(it -> "it is in no color's file any more, and nothing leads to it: " + it.delete())
                        .orElse("give the pods of " + pod.owner() + " another value for one of these labels; a"
                                + " Deployment's selector can't be changed, so it needs another name then"));
    }

    /** The color would serve with no pods at all. */
    public static Hold noPods(Situation situation) {
        return new Hold(
                Reason.NOT_READY,
                situation.release().desired().deployment().ref() + " asks for no pods",
                "set spec.replicas to 1 or more in " + file(situation));
    }

    /** Fewer pods are ready than are enough. */
    public static Hold tooFew(Selector selector, long ready, int enough) {
        return Hold.waiting(
                Reason.NOT_READY, ready + " of " + enough + " pods that " + selector + " matches are ready");
    }

    /** An autoscaler that is not in Git keeps the color below what is enough. */
    public static Hold heldLow(LiveAutoscaler scaler, long ready, int enough) {
        return new Hold(
                Reason.NOT_READY,
                ready + " of " + enough + " pods are ready, and " + scaler.ref()
                        + ", which is not in Git, asks for no more",
                "kubectl patch " + scaler.ref().kubectl() + " --type merge -p '{\"spec\":{\"minReplicas\":" + enough
                        + "}}'  # or write it into a file of that color");
    }

    /** A pod without a readiness probe has not run for the settle time. */
    public static Hold unsettled(Situation situation, Pod pod) {
        return Hold.waiting(
                Reason.UNPROVEN,
                "pod " + pod.name() + " has no readiness probe and has not run for "
                        + situation.care().settle().toMillis() / 1000.0 + " s yet");
    }

    /** A pod has not been ready for the settle time. */
    public static Hold unsteady(Situation situation, Pod pod) {
        return Hold.waiting(
                Reason.UNPROVEN,
                "pod " + pod.name() + " has not stayed ready for "
                        + situation.care().settle().toMillis() / 1000.0 + " s yet");
    }

    /** A pod has not shown that it serves; {@code what} says what it did instead. */
    public static Hold unproven(Situation situation, Pod pod, String what) {
        boolean late = pod.state()
                .runningSince()
                .filter(since -> since.plus(situation.care().deadline()).isBefore(situation.now()))
                .isPresent();
        return late
                ? new Hold(
                        Reason.DEADLINE_EXCEEDED,
                        "pod " + pod.name() + " " + what + ", after "
                                + situation.care().deadline().toSeconds() + " s",
                        "check targetPort of the Service and the port that the program listens on")
                : Hold.waiting(Reason.UNPROVEN, "pod " + pod.name() + " " + what);
    }

    /** A check has not passed as often in a row as it has to. */
    public static Hold checking(Situation situation, Checkup.Finding finding) {
        return Hold.waiting(Reason.CHECKING, situation.active() + " is being checked: " + finding.seen());
    }

    /** A pod fails a check. */
    public static Hold checkFailed(Situation situation, Checkup.Finding finding) {
        return new Hold(
                Reason.CHECK_FAILED,
                situation.active() + " fails a check: " + finding.seen(),
                "mend the program in " + file(situation) + ", or the check in teal.yaml, before.checks, and commit;"
                        + " traffic stays where it is");
    }

    /** Pods were asked and have not answered yet. */
    public static Hold unanswered(Situation situation) {
        return Hold.waiting(Reason.UNPROVEN, "the pods of " + situation.active() + " have not answered yet");
    }

    /** Nothing answers at an address of what {@code subject} says: not Teal's network, or not the pod. */
    public static Hold unreachable(String subject, Pod.Door door) {
        return new Hold(
                Reason.PODS_UNREACHABLE,
                subject + " can't be asked: nothing answers at " + door + " from where Teal runs",
                "give the container a readiness probe, run Teal in the cluster, or set teal.probe=off");
    }

    private static String file(Situation situation) {
        return situation.release().desired().file();
    }
}
