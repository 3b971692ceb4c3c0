package dev.teal.app;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import dev.teal.core.port.Snapshot;
import dev.teal.core.status.Status;
import dev.teal.core.value.Hold;

/** What is known now, for everyone who shows it. Each value is replaced as a whole, never changed. */
@Singleton
public class Board {

    /**
     * What the last polls of Git found.
     *
     * @param snapshot the last that was read; empty until the first
     * @param lookedAt when a poll last succeeded
     * @param failure why the last poll failed; empty if it did not
     * @param failures how many have failed in a row
     */
    public record Git(Optional<Snapshot> snapshot, Optional<Instant> lookedAt, Optional<Hold> failure, int failures) {

        static final Git NEVER = new Git(Optional.empty(), Optional.empty(), Optional.empty(), 0);

        Git found(Snapshot found, Instant at) {
            return new Git(Optional.of(found), Optional.of(at), Optional.empty(), 0);
        }

        Git failed(Hold why) {
            return new Git(snapshot, lookedAt, Optional.of(why), failures + 1);
        }
    }

    private volatile Git git = Git.NEVER;
    private volatile Map<String, Status> statuses = Map.of();
    private volatile Optional<Instant> clusterLookedAt = Optional.empty();
    private volatile Optional<Instant> pollBeganAt = Optional.empty();

    /** What the last polls of Git found. */
    public Git git() {
        return git;
    }

    void git(Git next) {
        git = next;
    }

    /** The status of every application that was looked at, in the order of their names. */
    public Collection<Status> statuses() {
        return statuses.values();
    }

    Optional<Status> status(String application) {
        return Optional.ofNullable(statuses.get(application));
    }

    /** Puts an application's newest status in the place of its last. */
    synchronized void put(Status status) {
        Map<String, Status> next = new TreeMap<>(statuses);
        next.put(status.reading().application(), status);
        statuses = next;
    }

    /** Forgets the applications that are not among these; returns what was known of them. */
    synchronized List<Status> keepOnly(Set<String> applications) {
        Map<String, Status> next = new TreeMap<>(statuses);
        next.keySet().retainAll(applications);
        List<Status> gone = statuses.values().stream()
                .filter(status -> !next.containsKey(status.reading().application()))
                .toList();
        statuses = next;
        return gone;
    }

    /** When the cluster was last looked at with success. */
    public Optional<Instant> clusterLookedAt() {
        return clusterLookedAt;
    }

    void clusterLookedAt(Instant at) {
        clusterLookedAt = Optional.of(at);
    }

    /** When a poll last began, whatever came of it. */
    public Optional<Instant> pollBeganAt() {
        return pollBeganAt;
    }

    void pollBegan(Instant at) {
        pollBeganAt = Optional.of(at);
    }
}
