package dev.teal.kube.watch;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiPaths;
import dev.teal.kube.api.Listed;
import dev.teal.kube.api.Reader;

/**
 * Reads in what watches have kept, and never asks.
 *
 * @param kept of everything that will be read
 */
record InStore(Map<Listed, Kept> kept, ApiPaths paths) implements Reader {

    @Override
    public Tree get(ObjectRef ref) throws PortException {
        return store(paths.among(ref)).named(ref.name()).orElse(Tree.EMPTY);
    }

    @Override
    public <T> List<T> list(Listed what, Selector selector, Function<Tree, T> each) {
        return all(what)
                .filter(it -> hasAll(selector.labels(), it.tree("metadata", "labels")))
                .map(each)
                .toList();
    }

    @Override
    public <T> List<T> list(Listed what, Function<Tree, T> each) {
        return all(what).map(each).toList();
    }

    /** Makes no map of the labels: a list goes through all that there is, and most of it is others'. */
    private static boolean hasAll(Map<String, String> wanted, Tree labels) {
        for (Map.Entry<String, String> label : wanted.entrySet()) {
            if (!label.getValue().equals(labels.at(label.getKey()).orElse(null))) {
                return false;
            }
        }
        return true;
    }

    private Stream<Tree> all(Listed what) {
        return store(what).all().stream();
    }

    private Kept store(Listed what) {
        Kept store = kept.get(what);
        if (store == null) {
            throw new IllegalStateException(what + " is read, and is none of what a look needs, see Needs");
        }
        return store;
    }
}
