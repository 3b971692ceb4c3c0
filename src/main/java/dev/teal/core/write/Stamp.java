package dev.teal.core.write;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Live;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Tree;

/**
 * The commit that an object was last applied for, on the object itself: who finds one there that it has not read may have been
 * overtaken. It is no difference, so it is written only along with one.
 */
public final class Stamp {

    private static final String COMMIT = "teal.dev/applied-commit";

    private Stamp() {}

    /** The object as it is applied for {@code commit}. */
    public static Manifest of(Commit commit, Manifest wanted) {
        return wanted.annotated(Set.of(COMMIT), Map.of(COMMIT, commit.id()));
    }

    /** The object with the stamp that the live one has, or none. */
    public static Manifest kept(Tree live, Manifest wanted) {
        return wanted.annotated(
                Set.of(COMMIT), on(live).map(commit -> Map.of(COMMIT, commit)).orElse(Map.of()));
    }

    /** The commits that these objects were applied for. */
    public static Set<String> all(Live live) {
        return live.objects().values().stream().flatMap(it -> on(it).stream()).collect(Collectors.toSet());
    }

    /** Whether the object was last applied for this commit. */
    public static boolean isOf(Commit commit, Tree live) {
        return on(live).filter(commit.id()::equals).isPresent();
    }

    private static Optional<String> on(Tree live) {
        return Optional.of(live.text("metadata", "annotations", COMMIT)).filter(it -> !it.isEmpty());
    }
}
