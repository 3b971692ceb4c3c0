package dev.teal.app.loop;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import dev.teal.Policies;
import dev.teal.app.known.Known;
import dev.teal.app.known.Listener;
import dev.teal.core.status.Reconciler;
import dev.teal.embedded.EmbeddedCluster;

/** Looks at a cluster in memory whose pods are never asked, by a process that is alone. */
final class Visiting {

    private Visiting() {}

    static Visits of(EmbeddedCluster cluster, Known known, Clock clock, Listener... listeners) {
        return new Visits(
                new Reconciler(
                        cluster,
                        questions -> Map.of(),
                        cluster,
                        (reading, applied) -> true,
                        Policies.CARE,
                        Policies.PERMISSIONS,
                        clock),
                known,
                clock,
                List.of(listeners),
                List.of());
    }
}
