package dev.teal.manifest.object;

import java.util.Set;

import dev.teal.manifest.finding.Words;

/** What the author of a Service says that it is, by the annotation {@code teal.dev/role}. */
public enum Role {
    /** It is moved, whatever its name and place tell. */
    ROUTED,
    /** Nothing is said: its selector, its place and its name tell. */
    PLAIN,
    /** It stays as written and is never moved. */
    PINNED,
    /** It shows the color that does not serve. */
    PREVIEW;

    /** Annotation of a Service. */
    public static final String ANNOTATION = "teal.dev/role";

    /** What the annotation may say. */
    public static final Set<String> WORDS = Set.of("routed", "pinned", "preview");

    /** What keeps a Service as it is written, as a line to paste. */
    public static final String PIN = ANNOTATION + ": pinned";

    /** The role of a Service; a preview whose name has a color's word shows that color and is pinned. */
    public static Role of(Item service) {
        return switch (word(service)) {
            case "routed" -> ROUTED;
            case "pinned" -> PINNED;
            case "preview" -> Words.of(service.name()).anyColor() ? PINNED : PREVIEW;
            default -> PLAIN;
        };
    }

    /** The annotation's value as written; empty where there is none. */
    public static String word(Item service) {
        return service.content().text("metadata", "annotations", ANNOTATION);
    }

    /** Whether such a Service is kept out of routing. */
    public boolean staysAsWritten() {
        return this == PINNED || this == PREVIEW;
    }
}
