package dev.teal.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;

import dev.teal.RefusalContract;
import dev.teal.core.port.Announcement;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.Inquiry;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.inquiry.Comparison;

/** The cluster in memory keeps to the contract, so that what is tried on it holds for a real one. */
class EmbeddedClusterTest extends RefusalContract {

    private static final int FASTER = 8;

    private final EmbeddedCluster cluster = new EmbeddedCluster(new Hurried(Instant.now()), new Comparison());

    @AfterEach
    void close() {
        cluster.close();
    }

    @Override
    protected Cluster cluster() {
        return cluster;
    }

    @Override
    protected Duration fourSeconds() {
        return Duration.ofSeconds(4).dividedBy(FASTER);
    }

    @Override
    protected Inquiry inquiry() {
        return cluster;
    }

    @Override
    protected String namespace() {
        return "shop";
    }

    @Override
    protected Optional<Tree> object(ObjectRef ref) {
        return cluster.get(ref);
    }

    @Override
    protected void annotate(ObjectRef ref, String key, String value) {
        cluster.put(ref, cluster.get(ref).orElseThrow().with(value, "metadata", "annotations", key));
    }

    @Override
    protected List<String> events(ObjectRef ref) {
        return cluster.announcements().stream()
                .filter(it -> it.about().equals(ref))
                .map(Announcement::message)
                .toList();
    }

    /** A clock that runs faster, so that nobody waits for probes. */
    private static final class Hurried extends Clock {

        private final Instant start;

        Hurried(Instant start) {
            this.start = start;
        }

        @Override
        public Instant instant() {
            return start.plus(Duration.between(start, Instant.now()).multipliedBy(FASTER));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
