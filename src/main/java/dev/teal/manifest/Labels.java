package dev.teal.manifest;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Scope;
import dev.teal.core.value.Color;

/** The labels and annotations with a meaning in a folder. */
final class Labels {

    private static final String COLOR = "teal.dev/color";

    private final String application;

    /** Labels for the objects of one application. */
    Labels(String application) {
        this.application = application;
    }

    /** The object of neither color, findable by its application. */
    Manifest shared(Manifest manifest) {
        return manifest.labelled(Scope.APPLICATION, application);
    }

    /** The color's object, findable by its application and color. */
    Manifest of(Color color, Manifest manifest) {
        return shared(manifest).labelled(COLOR, color.word());
    }
}
