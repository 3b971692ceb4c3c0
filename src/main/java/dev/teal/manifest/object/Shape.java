package dev.teal.manifest.object;

import java.util.Map;
import java.util.Set;

/**
 * The fields that an object has at some place, as far as their names are checked.
 *
 * @param known their names; empty where any may be
 * @param children the shape of the map, or of each map in the list, that a field holds
 */
record Shape(Set<String> known, Map<String, Shape> children) {

    private static final Shape METADATA = new Shape(FieldNames.METADATA, Map.of());
    private static final Shape CONTAINER =
            new Shape(FieldNames.CONTAINER, Map.of("ports", new Shape(FieldNames.CONTAINER_PORT, Map.of())));
    private static final Shape POD =
            new Shape(FieldNames.POD, Map.of("containers", CONTAINER, "initContainers", CONTAINER));
    private static final Shape TEMPLATE = new Shape(FieldNames.TEMPLATE, Map.of("metadata", METADATA, "spec", POD));
    private static final Shape DEPLOYMENT = new Shape(
            FieldNames.OBJECT,
            Map.of("metadata", METADATA, "spec", new Shape(FieldNames.DEPLOYMENT, Map.of("template", TEMPLATE))));
    private static final Shape SERVICE = new Shape(
            FieldNames.OBJECT,
            Map.of(
                    "metadata",
                    METADATA,
                    "spec",
                    new Shape(FieldNames.SERVICE, Map.of("ports", new Shape(FieldNames.SERVICE_PORT, Map.of())))));
    private static final Shape ANY = new Shape(Set.of(), Map.of("metadata", METADATA));

    /** The shape of an object, by its kind. */
    static Shape of(Item item) {
        if (item.is("Deployment")) {
            return DEPLOYMENT;
        }
        return item.is("Service") ? SERVICE : ANY;
    }
}
