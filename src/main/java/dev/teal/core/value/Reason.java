package dev.teal.core.value;

/** Why an application is not where Git wants it: the one list that status, metrics and log use. */
public enum Reason {
    /** The folder can't be meant as it stands. */
    INVALID(Phase.STALLED),
    /** An object is in a namespace where Teal may not write. */
    NAMESPACE_NOT_ALLOWED(Phase.STALLED),
    /** A namespace does not exist, and Teal is not to create it. */
    NAMESPACE_MISSING(Phase.STALLED),
    /** A namespace is being deleted: nothing can be made in it. */
    NAMESPACE_ENDING(Phase.STALLED),
    /** The API server refuses an object's content. */
    REJECTED(Phase.STALLED),
    /** Teal lacks a right. */
    FORBIDDEN(Phase.STALLED),
    /** The credentials for Git or the API server are not accepted. */
    UNAUTHORIZED(Phase.STALLED),
    /** Git's server can't show that it is the one that is meant. */
    UNTRUSTED(Phase.STALLED),
    /** Another tool owns a field that Git sets. */
    CONFLICT(Phase.STALLED),
    /** The repository, branch or setting is wrong: waiting does not help. */
    SOURCE_INVALID(Phase.STALLED),
    /** A limit on what is received was exceeded. */
    TOO_LARGE(Phase.STALLED),
    /** The folder says that nothing is to be written for it. */
    FOLDER_PAUSED(Phase.STALLED),
    /** The folder wants somebody to agree to the switch, and nobody has agreed to this content. */
    UNCONFIRMED(Phase.STALLED),
    /** This content was taken back after a switch; it is not tried again. */
    WENT_BACK(Phase.DEGRADED),
    /** The color that serves has too few ready pods. */
    NOT_SERVING(Phase.DEGRADED),
    /** The Deployment can't make its pods: quota, a policy, a missing account. */
    PODS_NOT_MADE(Phase.DEGRADED),
    /** The Deployment is paused. */
    PAUSED(Phase.DEGRADED),
    /** Something changes an object each time it was applied. */
    UNSTABLE(Phase.STALLED),
    /** A container can't run: it crashes, or its image can't be pulled. */
    POD_FAILING(Phase.DEGRADED),
    /** The color could not serve within the deadline. */
    DEADLINE_EXCEEDED(Phase.DEGRADED),
    /** After a switch the endpoints did not follow, and the color before can't serve either. */
    ENDPOINTS_WRONG(Phase.DEGRADED),
    /** Something was applied in this look; the next one sees what came of it. */
    APPLIED(Phase.PROGRESSING),
    /** The Deployment is not complete yet. */
    NOT_READY(Phase.PROGRESSING),
    /** Of the Services that a commit moves one could not be moved. */
    SERVICES_APART(Phase.DEGRADED),
    /** A check of the file has not passed yet. */
    CHECKING(Phase.PROGRESSING),
    /** A Job of the file has not succeeded yet. */
    TESTING(Phase.PROGRESSING),
    /** A pod, or a Job, fails a check of the file. */
    CHECK_FAILED(Phase.DEGRADED),
    /** Too many of the requests that are counted fail since the move. */
    REQUESTS_FAILED(Phase.DEGRADED),
    /** A value that a query of the file asks for is out of its bounds. */
    OUT_OF_BOUNDS(Phase.DEGRADED),
    /** What serves is on trial, and the color that served before is kept as it is for as long. */
    WATCHING(Phase.PROGRESSING),
    /** Pods without a readiness probe have not yet shown that they serve. */
    UNPROVEN(Phase.PROGRESSING),
    /** Teal can't reach the pods that it has to ask. */
    PODS_UNREACHABLE(Phase.DEGRADED),
    /** The selector would match pods of another workload. */
    FOREIGN_PODS(Phase.DEGRADED),
    /** The folder wants nothing to be switched at this time. */
    FROZEN(Phase.PROGRESSING),
    /** The color served until a moment ago and is left alone until its connections are over. */
    DRAINING(Phase.PROGRESSING),
    /** The traffic was moved; the endpoints have not followed yet. */
    PROVING(Phase.PROGRESSING),
    /** Git can't be reached. */
    GIT_UNREACHABLE(Phase.PROGRESSING),
    /** The API server can't be reached, or has trouble of its own. */
    API_UNREACHABLE(Phase.PROGRESSING),
    /** An admission webhook that the API server has to ask does not answer. */
    WEBHOOK_FAILING(Phase.PROGRESSING),
    /** The API server asks for fewer requests. */
    THROTTLED(Phase.PROGRESSING),
    /** Another process of Teal leads, or this one can't be sure that none does: it may not write. */
    NOT_LEADING(Phase.PROGRESSING),
    /** The object was changed by somebody else between looking and writing. */
    MODIFIED(Phase.PROGRESSING);

    private final Phase phase;

    Reason(Phase phase) {
        this.phase = phase;
    }

    /** What an application that is held for this reason is called. */
    public Phase phase() {
        return phase;
    }
}
