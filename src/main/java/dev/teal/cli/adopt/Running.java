package dev.teal.cli.adopt;

import java.util.Optional;

import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/**
 * What runs, as the cluster has it.
 *
 * @param deployment the Deployment whose pods serve
 * @param service the Service that selects them
 * @param autoscaler what scales the Deployment, if anything does
 */
public record Running(Tree deployment, Tree service, Optional<Tree> autoscaler) {

    /** The color that its own name says; green where it says none. */
    public Color color() {
        String name = name(deployment);
        boolean blue = Color.BLUE.isIn(name) && !Color.GREEN.isIn(name);
        return blue ? Color.BLUE : Color.GREEN;
    }

    /** The name of an object. */
    static String name(Tree object) {
        return object.text("metadata", "name");
    }

    /** An object's kind and name, for people. */
    public static String title(Tree object) {
        return ref(object).toString();
    }

    /** The address of an object that names its kind. */
    static ObjectRef ref(Tree object) {
        return new ObjectRef(
                object.text("apiVersion"), object.text("kind"), object.text("metadata", "namespace"), name(object));
    }
}
