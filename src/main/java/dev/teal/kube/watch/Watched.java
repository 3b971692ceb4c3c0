package dev.teal.kube.watch;

import dev.teal.kube.api.Listed;

/** What one watch is on. */
record Watched(Listed what, Extent extent) {

    /** Which objects of the list are watched. */
    enum Extent {
        ALL,
        /** Those that Teal has applied, by their label: of kinds that matter for nothing else. */
        OURS
    }

    @Override
    public String toString() {
        return what.plural() + " in namespace " + what.namespace();
    }
}
