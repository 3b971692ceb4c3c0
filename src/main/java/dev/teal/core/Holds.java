package dev.teal.core;

import java.time.Instant;
import java.util.Optional;

/** The words of what is held, and what helps. */
final class Holds {

    private Holds() {}

    static Hold absent(Situation situation) {
        return Hold.waiting(
                Reason.NOT_READY, situation.release().desired().deployment().ref() + " does not exist yet");
    }

    static Hold podFailing(Situation situation, String why) {
        return new Hold(
                Reason.POD_FAILING,
                why + " (" + situation.active() + ")",
                "mend the image or its configuration in " + file(situation) + " and commit; traffic stays where it is");
    }

    static Hold podsNotMade(LiveDeployment live, String why) {
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

    static Hold paused(Situation situation, LiveDeployment live) {
        boolean byGit = Fields.at(situation.release().desired().deployment().content(), "spec", "paused")
                .filter(Boolean.TRUE::equals)
                .isPresent();
        return new Hold(
                Reason.PAUSED,
                live.ref() + " is paused: its controller makes no new pods",
                byGit
                        ? "remove `paused: true` from " + file(situation) + ", spec"
                        : "kubectl rollout resume " + live.ref().kubectl());
    }

    static Hold late(LiveDeployment live, Health health, Optional<Instant> progressedAt) {
        return new Hold(
                Reason.DEADLINE_EXCEEDED,
                health.message()
                        + progressedAt
                                .map(at -> ", without progress since " + at)
                                .orElse(""),
                "kubectl describe " + live.ref().kubectl());
    }

    static Hold readinessGate(Pod pod) {
        String gate = pod.state().gate().orElse("");
        return new Hold(
                Reason.NOT_READY,
                "pod " + pod.name() + " waits for its readiness gate " + gate,
                "see whether what sets the condition " + gate
                        + " on pods runs, or take the gate out of spec.readinessGates");
    }

    static Hold foreignPod(Selector selector, Pod pod) {
        return new Hold(
                Reason.FOREIGN_PODS,
                selector + " also matches pod " + pod.name() + " of " + pod.owner(),
                "give the pods of " + pod.owner() + " another value for one of these labels");
    }

    static Hold noPods(Situation situation) {
        return new Hold(
                Reason.NOT_READY,
                situation.release().desired().deployment().ref() + " asks for no pods",
                "set spec.replicas to 1 or more in " + file(situation));
    }

    static Hold tooFew(Selector selector, long ready, int enough) {
        return Hold.waiting(
                Reason.NOT_READY, ready + " of " + enough + " pods that " + selector + " matches are ready");
    }

    static Hold heldLow(LiveAutoscaler scaler, long ready, int enough) {
        return new Hold(
                Reason.NOT_READY,
                ready + " of " + enough + " pods are ready, and " + scaler.ref()
                        + ", which is not in Git, asks for no more",
                "kubectl patch " + scaler.ref().kubectl() + " --type merge -p '{\"spec\":{\"minReplicas\":" + enough
                        + "}}'  # or write it into a file of that color");
    }

    static Hold unsettled(Situation situation, Pod pod) {
        return Hold.waiting(
                Reason.UNPROVEN,
                "pod " + pod.name() + " has no readiness probe and has not run for "
                        + situation.care().settle().toMillis() / 1000.0 + " s yet");
    }

    static Hold unproven(Situation situation, Pod pod, String what) {
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

    static Hold unreachable(Pod pod, Pod.Door door) {
        return new Hold(
                Reason.PODS_UNREACHABLE,
                "pod " + pod.name() + " can't be asked: nothing answers at " + door + " from where Teal runs",
                "give the container a readiness probe, run Teal in the cluster, or set teal.probe=off");
    }

    static Hold draining(Color color) {
        return Hold.waiting(Reason.DRAINING, color + " served until a moment ago; its connections may still be open");
    }

    static Hold proving(Situation situation) {
        return Hold.waiting(Reason.PROVING, "moved to " + situation.active() + "; the endpoints have not followed yet");
    }

    static Hold endpointsWrong(Situation situation, LiveService live) {
        return new Hold(
                Reason.ENDPOINTS_WRONG,
                "the endpoints of " + live.ref() + " did not follow within "
                        + situation.care().prove().toSeconds() + " s",
                "kubectl get endpointslices -l kubernetes.io/service-name="
                        + live.ref().name() + " -n " + live.ref().namespace());
    }

    static Hold wentBack(Situation situation, TakenBack taken) {
        return new Hold(
                Reason.WENT_BACK,
                "the switch to " + situation.active() + " (" + taken.content() + ") was taken back: " + taken.because(),
                "commit a change to " + file(situation) + "; or set active-color to "
                        + situation.active().other()
                        + ", and once that is seen the same content may be tried again");
    }

    static Hold relabelled(Situation situation) {
        Manifest deployment = situation.release().desired().deployment();
        return new Hold(
                Reason.INVALID,
                deployment.origin() + ": " + deployment.ref() + " serves now, and this commit changes the labels that "
                        + "the Service selects: applying it would end the pods that serve",
                "give the new version another metadata.name, or write it into the file of the other color");
    }

    static Hold unstable(Manifest manifest, Drift.Differs drift) {
        boolean own = drift.owners().isEmpty() || drift.owners().equals(java.util.Set.of("teal"));
        return new Hold(
                Reason.UNSTABLE,
                manifest.origin() + ": " + manifest.ref() + " differs again right after it was applied, in "
                        + String.join(", ", drift.fields())
                        + (own ? "" : ", which " + String.join(" and ", drift.owners()) + " wrote"),
                own
                        ? "a policy or webhook of the cluster changes it on the way in: take it out of that, or write "
                                + "what it wants into the file"
                        : "let only one of Teal and " + String.join(", ", drift.owners())
                                + " set it: take the field out of the file, or out of the other tool");
    }

    static Hold notServing(Situation situation, RoutedService service, long ready, Optional<Pod> fallen) {
        Color other = situation.active().other();
        int asked = situation.deployment().map(it -> it.counts().replicas()).orElse(0);
        boolean warm = situation.release().sides().containsKey(other)
                && situation.traffic().ready(other) > ready;
        String crash = situation
                .live()
                .trouble(situation.release(), situation.active())
                .map(why -> "; " + why)
                .orElse(fallen.map(pod -> "; pod " + pod.name() + " is no longer ready")
                        .orElse(""));
        return new Hold(
                Reason.NOT_SERVING,
                situation.active() + " serves with " + ready + " ready pods of " + asked + " under " + service.ref()
                        + crash,
                warm
                        ? "go back: echo " + other + " > active-color, and commit; " + other + " has "
                                + situation.traffic().ready(other) + " ready pods"
                        : asked == 0
                                ? "set spec.replicas to 1 or more in " + file(situation)
                                : "mend " + file(situation) + " and commit: " + other + " could not do better");
    }

    private static String file(Situation situation) {
        return situation.release().desired().deployment().origin().file();
    }
}
