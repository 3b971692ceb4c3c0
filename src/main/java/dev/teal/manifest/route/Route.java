package dev.teal.manifest.route;

import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.RoutedService.Certainty;
import dev.teal.core.value.Color;

/**
 * A Service that is routed.
 *
 * @param service where it is written
 * @param certainty how it is known
 * @param pin the color that its selector in Git names; empty where it names none, or is written once per color
 * @param keys by which it selects, as at the place that shows that it is routed
 */
public record Route(WrittenService service, Certainty certainty, Optional<Color> pin, Set<String> keys) {

    /** Whether its places say different colors, one of them in a file of neither color: which of them counts? */
    boolean contradictory() {
        return pin.isEmpty() && service.shared() && service.inSeveralPlaces();
    }
}
