package dev.teal.kube.watch;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.teal.core.value.Tree;

/**
 * Versions that this process has written, and that the watches have yet to bring: until then what they kept is older than what
 * is known.
 */
final class Written {

    /** A watch that has not brought it for so long never will: somebody has deleted the object since. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private record Version(String text, long sinceNanos) {

        boolean isOld() {
            return System.nanoTime() - sinceNanos > LONGEST.toNanos();
        }
    }

    private final Map<String, Version> awaited = new ConcurrentHashMap<>();

    /** The object at {@code path} has this version now, or a newer one. */
    void note(String path, Tree object) {
        String version = object.text("metadata", "resourceVersion");
        if (!version.isEmpty()) {
            awaited.put(path, new Version(version, System.nanoTime()));
        }
    }

    /** Whether the object that is kept for {@code path} is older than what was written there. */
    boolean isBehind(String path, Optional<Tree> kept) {
        Version version = awaited.get(path);
        if (version == null) {
            return false;
        }
        String seen = kept.map(it -> it.text("metadata", "resourceVersion")).orElse("");
        if (isOlder(seen, version.text()) && !version.isOld()) {
            return true;
        }
        awaited.remove(path, version);
        return false;
    }

    /** They count up (KEP-5504); of one that is no number nothing is known. */
    static boolean isOlder(String one, String other) {
        return one.isEmpty()
                || one.matches("\\d{1,18}")
                        && other.matches("\\d{1,18}")
                        && Long.parseLong(one) < Long.parseLong(other);
    }
}
