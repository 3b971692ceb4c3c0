package dev.teal.manifest.color;

import dev.teal.core.desired.RoutedService.Certainty;
import dev.teal.core.value.Color;

/** What a selector, as it is written in Git, selects among the pods of the colors. */
public sealed interface Selected {

    /** The pods of exactly one color. */
    record One(Color color) implements Selected {}

    /** The pods of both colors. */
    record Both() implements Selected {}

    /** Pods of a version that has left Git; {@code certainty} is how sure that is. */
    record Departed(Certainty certainty) implements Selected {}

    /** Nothing of the colors. */
    record Nothing() implements Selected {}
}
