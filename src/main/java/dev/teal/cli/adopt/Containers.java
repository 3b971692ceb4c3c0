package dev.teal.cli.adopt;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.teal.core.value.Tree;

/** The containers of a Deployment. */
final class Containers {

    private static final String[] MAIN = {"spec", "template", "spec", "containers"};
    private static final String[] INIT = {"spec", "template", "spec", "initContainers"};

    private Containers() {}

    /** Those that run for as long as a pod does. */
    static List<Tree> of(Tree deployment) {
        return deployment.trees(MAIN);
    }

    /** The same Deployment with each of its containers changed. */
    static Tree each(Tree deployment, UnaryOperator<Tree> change) {
        Tree changed = main(deployment, change);
        List<Tree> first = changed.trees(INIT);
        return first.isEmpty()
                ? changed
                : changed.with(first.stream().map(change).toList(), INIT);
    }

    /** The same Deployment with those of its containers changed that run for as long as a pod does. */
    static Tree main(Tree deployment, UnaryOperator<Tree> change) {
        return deployment.with(of(deployment).stream().map(change).toList(), MAIN);
    }
}
