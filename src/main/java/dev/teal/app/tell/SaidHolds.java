package dev.teal.app.tell;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.teal.core.desired.Reading;
import dev.teal.core.value.Hold;

/**
 * Which holds were said since an application was last in order, or Git wanted something else. What is waited for may
 * change while the reason stays: then it is said, too. A number that counts up, or another pod with the same trouble, is
 * no change.
 */
final class SaidHolds {

    private final Map<String, Said> said = new ConcurrentHashMap<>();

    /** What was said about one content of a folder. */
    private record Said(String content, Set<String> matters) {}

    /** Whether the hold is said for the first time; from now on it is not. */
    boolean isNew(Reading reading, Hold hold) {
        return said.compute(
                        reading.application(),
                        (application, before) ->
                                before != null && before.content().equals(reading.content())
                                        ? before
                                        : new Said(reading.content(), new HashSet<>()))
                .matters()
                .add(matter(hold));
    }

    /** The application is in order. */
    void forget(String application) {
        said.remove(application);
    }

    private static String matter(Hold hold) {
        return hold.reason() + hold.message().replaceAll("pod \\S+", "pod").replaceAll("\\S*\\d\\S*", "N");
    }
}
