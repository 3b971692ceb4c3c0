package dev.teal.core;

import java.time.Instant;
import java.util.stream.Collectors;

/** One write. */
public sealed interface Action {

    /** What the log says was done. */
    String summary();

    /** The command that would do the same by hand. */
    String kubectl();

    /** Creates a namespace. */
    record CreateNamespace(String name) implements Action {
        @Override
        public String summary() {
            return "created namespace " + name;
        }

        @Override
        public String kubectl() {
            return "kubectl create namespace " + name;
        }
    }

    /** Applies an object that routes nothing; {@code why} says how it differed. */
    record Apply(Manifest manifest, String why) implements Action {
        @Override
        public String summary() {
            return "applied " + manifest.ref() + " (" + why + ")";
        }

        @Override
        public String kubectl() {
            return "kubectl apply --server-side -f " + manifest.origin().file() + " -n "
                    + manifest.ref().namespace();
        }
    }

    /**
     * Applies a routed Service without moving it, in one request that fails if the Service changed since the look.
     *
     * @param manifest with the live selector in place, and the marks
     * @param resourceVersion what the decision was made on
     */
    record Keep(Manifest manifest, String resourceVersion, String why) implements Action {
        @Override
        public String summary() {
            return "applied " + manifest.ref() + " (" + why + "), selector unchanged";
        }

        @Override
        public String kubectl() {
            return "kubectl apply --server-side -f " + manifest.origin().file() + " -n "
                    + manifest.ref().namespace() + "  # with the live selector in it";
        }
    }

    /**
     * Notes on a routed Service that the endpoints have followed the switch, in one request that fails if the Service
     * changed since the look.
     *
     * @param manifest with the live selector in place, and the marks
     * @param resourceVersion what the decision was made on
     */
    record Prove(Manifest manifest, String resourceVersion, Instant at) implements Action {
        @Override
        public String summary() {
            return "saw that the endpoints of " + manifest.ref() + " have followed";
        }

        @Override
        public String kubectl() {
            return "kubectl annotate --overwrite service " + manifest.ref().name() + " -n "
                    + manifest.ref().namespace() + " teal.dev/proven-at=" + at;
        }
    }

    /**
     * Creates a routed Service that points to the desired color.
     *
     * @param manifest with the selector and the marks
     */
    record Create(Manifest manifest, Color to) implements Action {
        @Override
        public String summary() {
            return "created " + manifest.ref() + " for " + to;
        }

        @Override
        public String kubectl() {
            return "kubectl apply --server-side -f " + manifest.origin().file() + " -n "
                    + manifest.ref().namespace();
        }
    }

    /**
     * Moves the traffic: one request with the whole selector, the marks and all else that Git changed on the Service,
     * which fails if the Service changed since the look.
     *
     * @param manifest with the new selector and the marks
     * @param resourceVersion what the decision was made on
     * @param cause a commit, or the way back
     */
    record Switch(Manifest manifest, Selector to, Color color, String resourceVersion, Cause cause) implements Action {

        /** Why the traffic is moved. */
        public enum Cause {
            COMMIT,
            WENT_BACK
        }

        @Override
        public String summary() {
            return (cause == Cause.COMMIT ? "switched " : "took back ") + manifest.ref() + " to " + color + " (" + to
                    + ")";
        }

        @Override
        public String kubectl() {
            String labels = to.labels().entrySet().stream()
                    .map(label -> "\"" + label.getKey() + "\":\"" + label.getValue() + "\"")
                    .collect(Collectors.joining(",", "{", "}"));
            return "kubectl patch service " + manifest.ref().name() + " -n "
                    + manifest.ref().namespace() + " --type merge -p '{\"spec\":{\"selector\":" + labels + "}}'";
        }
    }
}
