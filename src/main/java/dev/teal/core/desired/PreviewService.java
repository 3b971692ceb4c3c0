package dev.teal.core.desired;

import java.util.Map;

import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;

/**
 * A Service that shows the color that does not serve.
 *
 * @param manifest the Service as Git has it
 * @param selectors what selects each color that Git has: the Service's own keys with the values of that color's pods
 */
public record PreviewService(Manifest manifest, Map<Color, Selector> selectors) {

    public PreviewService {
        selectors = Map.copyOf(selectors);
    }

    /** The object's address. */
    public ObjectRef ref() {
        return manifest.ref();
    }

    /** The Service to apply so that it selects {@code selector}. */
    public Manifest selecting(Selector selector) {
        return manifest.with(manifest.content().with(selector.labels(), "spec", "selector"));
    }
}
