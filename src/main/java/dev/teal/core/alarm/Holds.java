package dev.teal.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.check.Checkup;
import dev.teal.core.check.Measurement;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Score;
import dev.teal.core.live.Drift;
import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Away;
import dev.teal.core.mark.TakenBack;
import dev.teal.core.policy.Requests;
import dev.teal.core.policy.Share;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.core.workload.Capacity;

/** The words of what is held once the traffic has moved, or must not, and what helps. */
public final class Holds {

    private Holds() {}

    /** A color differs, and waits until its connections are over. */
    public static Hold draining(Color color) {
        return Hold.waiting(Reason.DRAINING, color + " served until a moment ago; its connections may still be open");
    }

    /** A color differs, and waits until what serves has served well. */
    public static Hold watching(Situation situation, Instant until) {
        Color kept = situation.active().other();
        return new Hold(
                Reason.WATCHING,
                situation.active() + " is on trial until " + until + ": " + kept + " is kept as it is until then",
                "nothing, or end it by a shorter `after: {watch: …}` in teal.yaml");
    }

    /** The color that does not serve was put away; {@code within} is how long it takes to raise it, if that is known. */
    public static Hold putAway(Away away, Optional<Duration> within) {
        return Hold.waiting(
                Reason.NOT_READY,
                away.color() + " was put away at " + away.since() + ": going back raises it first"
                        + within.map(it -> ", which takes about " + it.toSeconds() + " s")
                                .orElse(""));
    }

    /** A Service was left behind by those that one commit moves; {@code why} says how. */
    public static Hold apart(Situation situation, RoutedService left, String why) {
        return new Hold(
                Reason.SERVICES_APART,
                left.ref() + " could not be moved to " + situation.active() + " with the others: " + why,
                "mend that, and commit a change; all Services go back together");
    }

    /** A pod that serves fails a check. */
    public static Hold checkFailed(Situation situation, Checkup.Finding finding) {
        Color other = situation.active().other();
        boolean better = situation.release().versions().containsKey(other)
                && situation.traffic().ready(other) > 0;
        return new Hold(
                Reason.CHECK_FAILED,
                finding.seen(),
                "mend " + file(situation) + " and commit"
                        + (better ? "; or, if " + other + " does better: echo " + other + " > active-color" : ""));
    }

    /** More requests through a Service fail since the move than its folder bears. */
    public static Hold requestsFailed(Situation situation, Counted counted, Score score) {
        Requests requests = counted.trickle().requests();
        return new Hold(
                Reason.REQUESTS_FAILED,
                score.failed() + " of " + score.sent() + " requests to " + counted.trickle()
                        + " have failed since the move to " + situation.active()
                        + ", more than "
                        + requests.failed().map(Share::toString).orElse("none") + "; the last: "
                        + score.failure().orElse("unknown"),
                "mend " + file(situation) + " and commit");
    }

    /** A value that is measured is out of the bounds that its folder has for it. */
    public static Hold outOfBounds(Situation situation, Measurement measurement) {
        return new Hold(
                Reason.OUT_OF_BOUNDS,
                situation.active() + " is out of the bounds of "
                        + situation.release().policyFile() + ", after.query: " + measurement.seen(),
                "mend " + file(situation) + " and commit; or, if it is meant so, the bounds");
    }

    /** The Services were moved, and the endpoints have not followed yet. */
    public static Hold proving(Situation situation) {
        return Hold.waiting(Reason.PROVING, "moved to " + situation.active() + "; the endpoints have not followed yet");
    }

    /** The endpoints did not follow in the time they have. */
    public static Hold endpointsWrong(Situation situation, LiveService live) {
        return new Hold(
                Reason.ENDPOINTS_WRONG,
                "the endpoints of " + live.ref() + " did not follow within "
                        + situation.care().prove().toSeconds() + " s",
                "kubectl get endpointslices -l kubernetes.io/service-name="
                        + live.ref().name() + " -n " + live.ref().namespace());
    }

    /** A switch was taken back, and its content is not tried again by itself. */
    public static Hold wentBack(Situation situation, TakenBack taken) {
        return new Hold(
                Reason.WENT_BACK,
                "the switch to " + situation.active() + " (" + taken.content() + ") was taken back: " + taken.because(),
                "commit a change to " + file(situation) + "; or set active-color to "
                        + situation.active().other()
                        + ", and once that is seen the same content may be tried again");
    }

    /** The commit would take the labels that a Service selects off the pods that serve. */
    public static Hold relabelled(Situation situation) {
        Manifest deployment = situation.release().desired().deployment();
        return new Hold(
                Reason.INVALID,
                deployment.origin() + ": " + deployment.ref() + " serves now, and this commit changes the labels that "
                        + "the Service selects: applying it would end the pods that serve",
                "give the new version another metadata.name, or write it into the file of the other color");
    }

    /** An object does not stay as it was written. */
    public static Hold unstable(Manifest manifest, Drift.Differs drift) {
        boolean own = drift.owners().isEmpty() || drift.owners().equals(Set.of("teal"));
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

    /** The serving color has too few ready pods. */
    public static Hold notServing(Capacity capacity) {
        Situation situation = capacity.situation();
        Color other = situation.active().other();
        long ready = capacity.ready();
        int asked = situation.deployment().map(it -> it.counts().replicas()).orElse(0);
        boolean warm = situation.release().versions().containsKey(other)
                && situation.traffic().ready(other) > ready;
        String crash = situation
                .live()
                .trouble(situation.release(), situation.active())
                .map(why -> "; " + why)
                .orElse(capacity.fallen()
                        .map(pod -> "; pod " + pod.name() + " is no longer ready")
                        .orElse(capacity.isShort() ? "" : "; a moment ago there were fewer"));
        String mend = asked == 0
                ? "set spec.replicas to 1 or more in " + file(situation)
                : "mend " + file(situation) + " and commit: " + other + " could not do better";
        String better = warm
                ? "go back: echo " + other + " > active-color, and commit; " + other + " has "
                        + situation.traffic().ready(other) + " ready pods"
                : mend;
        return new Hold(
                Reason.NOT_SERVING,
                situation.active() + " serves with " + ready + " ready pods of " + asked + " under "
                        + capacity.service().ref() + crash,
                capacity.isShort() ? better : "nothing, if it stays so");
    }

    private static String file(Situation situation) {
        return situation.release().desired().file();
    }
}
