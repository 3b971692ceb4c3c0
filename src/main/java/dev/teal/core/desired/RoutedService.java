package dev.teal.core.desired;

import java.util.List;
import java.util.Map;

import dev.teal.core.mark.Marks;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;

/**
 * A Service whose selector Teal moves.
 *
 * @param manifest the Service as Git has it
 * @param selectors what selects each color that Git has: the Service's own keys with the values of that color's pods
 * @param certainty how it is known that this Service is routed
 */
public record RoutedService(Manifest manifest, Map<Color, Selector> selectors, Certainty certainty) {

    /** How it is known that a Service is routed. */
    public enum Certainty {
        /** The folder alone says so. */
        BY_FOLDER,
        /** Its selector names a version that has left Git: it is routed only if the live Service carries Teal's mark. */
        BY_MARK
    }

    /** The object's address. */
    public ObjectRef ref() {
        return manifest.ref();
    }

    /** The selector that sends traffic to {@code color}. */
    public Selector selectorFor(Color color) {
        return selectors.get(color);
    }

    /** The Service to apply so that it selects {@code selector} and carries {@code marks}. */
    public Manifest selecting(Selector selector, Marks marks) {
        return manifest.with(manifest.content().with(selector.labels(), "spec", "selector"))
                .annotated(Marks.NAMES, marks.annotations());
    }

    /** The container ports that the Service sends TCP traffic to: numbers as text, or names. */
    public List<String> targetPorts() {
        return ServicePort.tcp(manifest.content())
                .map(ServicePort::target)
                .distinct()
                .toList();
    }
}
