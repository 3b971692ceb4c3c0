package dev.teal.kube.watch;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiPaths;
import dev.teal.kube.api.LabelQuery;
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
    public <T> List<T> list(Listed what, LabelQuery labels, Function<Tree, T> each) {
        return store(what).matching(labels).stream().map(each).toList();
    }

    @Override
    public <T> List<T> list(Listed what, Function<Tree, T> each) {
        return store(what).all().stream().map(each).toList();
    }

    private Kept store(Listed what) {
        Kept store = kept.get(what);
        if (store == null) {
            throw new IllegalStateException(what + " is read, and is none of what a look needs, see Needs");
        }
        return store;
    }
}
