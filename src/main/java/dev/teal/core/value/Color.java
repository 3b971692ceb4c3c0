package dev.teal.core.value;

import java.util.Locale;

/** One of the two places a version of an application can stand in. */
public enum Color {
    GREEN,
    BLUE;

    /** The color that is not this one. */
    public Color other() {
        return this == GREEN ? BLUE : GREEN;
    }

    /** The word that people write: {@code green} or {@code blue}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
