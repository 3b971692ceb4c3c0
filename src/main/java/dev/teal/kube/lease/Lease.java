package dev.teal.kube.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.teal.core.value.Tree;

/** A Lease of {@code coordination.k8s.io/v1}, as it was read or is to be written. */
record Lease(Tree object) {

    static final String API = "coordination.k8s.io/v1";

    /** When somebody was last told that Git may have something new, and passed it on. */
    private static final String NEWS = "teal.dev/news-at";

    /** Whatever somebody writes there, nobody waits longer for it. */
    private static final int LONGEST_SECONDS = 60;

    /** One that does not exist, and is to be made. */
    static Lease of(String namespace, String name) {
        return new Lease(Tree.EMPTY
                .with(API, "apiVersion")
                .with("Lease", "kind")
                .with(name, "metadata", "name")
                .with(namespace, "metadata", "namespace"));
    }

    /** Who has it; empty where it is free. */
    String holder() {
        return object.text("spec", "holderIdentity");
    }

    /** For how long its holder has it from each renewal on; what is no length is none. */
    Duration length() {
        int seconds = object.number(0, "spec", "leaseDurationSeconds");
        return Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_SECONDS)));
    }

    /** Its {@code metadata.resourceVersion}; empty where it does not exist yet. */
    String version() {
        return object.text("metadata", "resourceVersion");
    }

    /** Its {@code metadata.uid}: one that was deleted and made again has another. */
    String uid() {
        return object.text("metadata", "uid");
    }

    /** What each renewal changes, and nothing else does that does not concern who has it. */
    Tree claim() {
        return object.tree("spec");
    }

    /** See {@link #withNews}; empty where there was none. */
    String news() {
        return object.text("metadata", "annotations", NEWS);
    }

    /** The same, taken or renewed by {@code holder}; times are for people, and to differ from renewal to renewal. */
    Lease heldBy(String holder, Duration length, Instant now) {
        Tree renewed = object.with(holder, "spec", "holderIdentity")
                .with((int) length.toSeconds(), "spec", "leaseDurationSeconds")
                .with(time(now), "spec", "renewTime");
        if (holder.equals(holder())) {
            return new Lease(renewed);
        }
        return new Lease(renewed.with(time(now), "spec", "acquireTime")
                .with(object.number(-1, "spec", "leaseTransitions") + 1, "spec", "leaseTransitions"));
    }

    /** The same, given back. */
    Lease free(Instant now) {
        return new Lease(object.without("spec", "holderIdentity")
                .with(1, "spec", "leaseDurationSeconds")
                .with(time(now), "spec", "renewTime"));
    }

    /** The same, with the word that Git may have something new. */
    Lease withNews(Instant now) {
        return new Lease(object.with(time(now), "metadata", "annotations", NEWS));
    }

    /** Kubernetes' {@code MicroTime}, always with six digits. */
    private static String time(Instant now) {
        String micros = now.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
        return "%s.%06dZ".formatted(micros, now.getNano() / 1000);
    }
}
