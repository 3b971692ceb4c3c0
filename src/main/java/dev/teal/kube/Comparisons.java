package dev.teal.kube;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.kube.watch.Edition;

/**
 * What the last dry run of each object has said, so that it is not asked again about the same. What was refused is asked anew,
 * since that may change by itself.
 */
final class Comparisons {

    /**
     * One dry run.
     *
     * @param edition see {@link Edition}
     */
    private record Comparison(Tree wanted, String edition, Drift drift) {}

    private final Map<ObjectRef, Comparison> last = new ConcurrentHashMap<>();

    /** What a dry run would say, if that is known. */
    Optional<Drift> known(Aim aim) {
        return Optional.ofNullable(last.get(aim.wanted().ref()))
                .filter(it -> it.edition().equals(Edition.of(aim.live()))
                        && it.wanted().equals(aim.wanted().content()))
                .map(Comparison::drift);
    }

    /** Remembers what it has said. */
    void note(Aim aim, Drift drift) {
        ObjectRef ref = aim.wanted().ref();
        if (!(drift instanceof Drift.Refused || drift instanceof Drift.NoNamespace)) {
            last.put(ref, new Comparison(aim.wanted().content(), Edition.of(aim.live()), drift));
        } else {
            last.remove(ref);
        }
    }

    /**
     * The object was applied, and is like {@code after} now: to apply the same once more would change nothing (KEP-555), unless
     * somebody on the way has made something else of it. What else writes it gives it another edition.
     */
    void applied(Manifest manifest, Tree after) {
        Tree wanted = manifest.content().without("metadata", "resourceVersion");
        if (has(after, wanted)) {
            note(new Aim(manifest.with(wanted), after), new Drift.None());
        }
    }

    private static boolean has(Object whole, Object part) {
        if (part instanceof Tree wanted) {
            return whole instanceof Tree tree
                    && wanted.fields().stream()
                            .allMatch(key -> has(
                                    tree.at(key).orElse(null), wanted.at(key).orElse(null)));
        }
        if (part instanceof List<?> wanted) {
            return whole instanceof List<?> list
                    && list.size() == wanted.size()
                    && IntStream.range(0, list.size()).allMatch(i -> has(list.get(i), wanted.get(i)));
        }
        return part == null || part.equals(whole);
    }

    /** The object was written, or could not be: what was said before counts no more. */
    void forget(ObjectRef ref) {
        last.remove(ref);
    }
}
