package dev.teal.git.tree;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.value.Commit;

/**
 * Which applications there is room for. Those that this process has taken before come first, so that a new folder takes
 * nobody's place; then, as after a start, the order of their paths decides.
 */
final class Room {

    /** Instead of a digest: differs from the content of any folder that was read, so that it is read once there is room. */
    private static final String CONTENT = "no room";

    private final int limit;
    private final int wanted;
    private final Set<String> taken;

    /** There is room for {@code limit} of {@code paths}; {@code before} is what was read from them last. */
    Room(int limit, Collection<String> paths, Map<String, Reading> before) {
        Predicate<String> known =
                path -> before.containsKey(path) && !before.get(path).content().equals(CONTENT);
        this.limit = limit;
        this.wanted = paths.size();
        this.taken = Stream.concat(paths.stream().filter(known), paths.stream().filter(known.negate()))
                .limit(limit)
                .collect(Collectors.toSet());
    }

    /** Whether there is room for the application in this folder. */
    boolean has(String path) {
        return taken.contains(path);
    }

    /** What an application is told that there is no room for. */
    Refusal refused(String application, String path, Commit commit) {
        Complaint complaint = new Complaint(
                Origin.of(path.isEmpty() ? "the root folder" : path),
                "",
                "is one of " + wanted + " applications in this repository, and there is memory for " + limit,
                "give Teal a larger heap (-Xmx, and the pod's memory limit with it: 20 MiB more for each 1,000 small "
                        + "folders), or let a second Teal follow a part of the repository by teal.git.path");
        return new Refusal(application, path, commit, CONTENT, List.of(complaint), List.of());
    }
}
