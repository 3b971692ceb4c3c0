package dev.teal.kube.api;

import java.util.List;
import java.util.function.Function;

import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/** Where objects are read: at the API server itself, or in what was kept of it. Of the latter they may lack fields. */
public interface Reader {

    /**
     * One object; an empty tree where it does not exist.
     *
     * @throws PortException where that can't be found out
     */
    Tree get(ObjectRef ref) throws PortException;

    /**
     * What {@code each} makes of those that are found by their labels.
     *
     * @throws PortException where they can't be read
     */
    <T> List<T> list(Listed what, LabelQuery labels, Function<Tree, T> each) throws PortException;

    /**
     * What {@code each} makes of those whose labels {@code selector} matches.
     *
     * @throws PortException where they can't be read
     */
    default <T> List<T> list(Listed what, Selector selector, Function<Tree, T> each) throws PortException {
        return list(what, LabelQuery.of(selector), each);
    }

    /**
     * What {@code each} makes of all of them.
     *
     * @throws PortException where they can't be read
     */
    <T> List<T> list(Listed what, Function<Tree, T> each) throws PortException;
}
