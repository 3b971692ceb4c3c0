package dev.teal.manifest;

import dev.teal.core.Color;
import dev.teal.core.RoutedService.Claim;

/** What a selector, as it is written in Git, selects among the pods of the colors. */
sealed interface Pick {

    /** The pods of exactly one color. */
    record One(Color color) implements Pick {}

    /** The pods of both colors. */
    record Both() implements Pick {}

    /** Pods of a version that has left Git; {@code claim} is how sure that is. */
    record Departed(Claim claim) implements Pick {}

    /** Nothing of the colors. */
    record Nothing() implements Pick {}
}
