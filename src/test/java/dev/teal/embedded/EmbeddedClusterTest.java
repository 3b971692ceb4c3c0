package dev.teal.embedded;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;

import dev.teal.ClusterContract;
import dev.teal.core.Announcement;
import dev.teal.core.Cluster;
import dev.teal.core.Fields;
import dev.teal.core.ObjectRef;

/** The cluster in memory keeps to the contract, so that what is tried on it holds for a real one. */
class EmbeddedClusterTest extends ClusterContract {

    private final EmbeddedCluster cluster = new EmbeddedCluster(Clock.systemUTC());

    @AfterEach
    void close() {
        cluster.close();
    }

    @Override
    protected Cluster cluster() {
        return cluster;
    }

    @Override
    protected String namespace() {
        return "shop";
    }

    @Override
    protected Optional<Map<String, Object>> object(ObjectRef ref) {
        return cluster.get(ref);
    }

    @Override
    protected void annotate(ObjectRef ref, String key, String value) {
        cluster.put(ref, Fields.with(cluster.get(ref).orElseThrow(), value, "metadata", "annotations", key));
    }

    @Override
    protected List<String> events(ObjectRef ref) {
        return cluster.announcements().stream()
                .filter(it -> it.about().equals(ref))
                .map(Announcement::message)
                .toList();
    }
}
