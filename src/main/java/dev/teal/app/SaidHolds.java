package dev.teal.app;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.teal.core.Hold;
import dev.teal.core.Status;

/**
 * Which holds were said since an application was last in order, or Git wanted something else. What is waited for may
 * change while the reason stays: then it is said, too. A number that counts up, or another pod with the same trouble, is
 * no change.
 */
final class SaidHolds {

    private final Map<String, Set<String>> said = new ConcurrentHashMap<>();

    /** Whether the hold is said for the first time; from now on it is not. */
    boolean isNew(Optional<Status> before, Status after, Hold hold) {
        String application = after.reading().application();
        boolean same = before.filter(
                        was -> was.reading().content().equals(after.reading().content()))
                .isPresent();
        if (!same) {
            said.remove(application);
        }
        return said.computeIfAbsent(application, it -> new HashSet<>()).add(matter(hold));
    }

    /** The application is in order. */
    void forget(String application) {
        said.remove(application);
    }

    private static String matter(Hold hold) {
        return hold.reason() + hold.message().replaceAll("pod \\S+", "pod").replaceAll("\\S*\\d\\S*", "N");
    }
}
