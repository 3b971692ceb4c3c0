package dev.teal.app.known;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.teal.core.desired.Reading;
import dev.teal.core.port.Snapshot;
import dev.teal.core.status.Status;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;

/** What is known now, for everyone who shows it. Each value is replaced as a whole, never changed. */
@Singleton
public class Known {

    /**
     * What the last polls of Git found.
     *
     * @param snapshot the last that was read; empty until the first
     * @param readings its applications by their names: each look at one of hundreds finds it here
     * @param lookedAt when a poll last succeeded
     * @param failure why the last poll failed; empty if it did not
     * @param failures how many have failed in a row
     */
    public record Git(
            Optional<Snapshot> snapshot,
            Map<String, Reading> readings,
            Optional<Instant> lookedAt,
            Optional<Hold> failure,
            int failures) {

        public static final Git NEVER = new Git(Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), 0);

        /** The same once a poll has read this. */
        public Git found(Snapshot found, Instant at) {
            Map<String, Reading> readings = found.applications().stream()
                    .collect(Collectors.toUnmodifiableMap(Reading::application, it -> it, (first, other) -> first));
            return new Git(Optional.of(found), readings, Optional.of(at), Optional.empty(), 0);
        }

        /** The same once another poll has failed. */
        public Git failed(Hold why) {
            return new Git(snapshot, readings, lookedAt, Optional.of(why), failures + 1);
        }

        /** What the last snapshot wants of an application, if it has that. */
        public Optional<Reading> reading(String application) {
            return Optional.ofNullable(readings.get(application));
        }
    }

    private volatile Git git = Git.NEVER;
    private volatile Map<String, List<ObjectRef>> leftBehind = Map.of();
    private final Map<String, Status> statuses = new ConcurrentSkipListMap<>();
    private volatile Optional<Instant> clusterLookedAt = Optional.empty();
    private volatile Optional<Instant> pollBeganAt = Optional.empty();

    /** What the last polls of Git found. */
    public Git git() {
        return git;
    }

    /** Replaces what the polls found. */
    public void git(Git next) {
        git = next;
    }

    /** The Deployments of applications that Git has not, by their names. */
    public Map<String, List<ObjectRef>> leftBehind() {
        return leftBehind;
    }

    /** Replaces what Git has not. */
    public void leftBehind(Map<String, List<ObjectRef>> found) {
        leftBehind = found;
    }

    /** The status of every application that was looked at, in the order of their names. */
    public Collection<Status> statuses() {
        return statuses.values();
    }

    /** The status of an application, once it was looked at. */
    public Optional<Status> status(String application) {
        return Optional.ofNullable(statuses.get(application));
    }

    /** Puts an application's newest status in the place of its last. */
    public void put(Status status) {
        statuses.put(status.reading().application(), status);
    }

    /** Forgets the applications that are not among these; returns what was known of them. */
    public List<Status> keepOnly(Set<String> applications) {
        return statuses.keySet().stream()
                .filter(name -> !applications.contains(name))
                .flatMap(name -> Optional.ofNullable(statuses.remove(name)).stream())
                .toList();
    }

    /** When the cluster was last looked at with success. */
    public Optional<Instant> clusterLookedAt() {
        return clusterLookedAt;
    }

    /** Remembers that the cluster was looked at with success. */
    public void clusterLookedAt(Instant at) {
        clusterLookedAt = Optional.of(at);
    }

    /** When a poll last began, whatever came of it. */
    public Optional<Instant> pollBeganAt() {
        return pollBeganAt;
    }

    /** Remembers that a poll began. */
    public void pollBegan(Instant at) {
        pollBeganAt = Optional.of(at);
    }
}
