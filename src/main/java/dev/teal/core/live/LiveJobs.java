package dev.teal.core.live;

import java.util.Map;
import java.util.Optional;

import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;

/**
 * The Jobs that Teal has started for one application.
 *
 * @param unread why they could not be read, where Teal lacks the right to
 */
public record LiveJobs(Map<ObjectRef, LiveJob> jobs, Optional<Hold> unread) {

    /** There are none, or nobody has asked for any. */
    public static final LiveJobs NONE = new LiveJobs(Map.of(), Optional.empty());

    /** The Job of this name, if it exists. */
    public Optional<LiveJob> job(ObjectRef ref) {
        return Optional.ofNullable(jobs.get(ref));
    }
}
