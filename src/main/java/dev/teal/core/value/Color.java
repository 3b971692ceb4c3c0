package dev.teal.core.value;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the two places a version of an application can stand in. */
public enum Color {
    GREEN,
    BLUE;

    /** In {@code shop-blue}, and not in {@code blueprint}. */
    private final Pattern inNames = Pattern.compile("(?<![a-z])" + word() + "(?![a-z])");

    /** Whether a name has this color's word, by itself. */
    public boolean isIn(String name) {
        return inNames.matcher(name).find();
    }

    /** The name with {@code other} in the place of this color's word, wherever that stands by itself. */
    public String replacedIn(String name, String other) {
        return inNames.matcher(name).replaceAll(Matcher.quoteReplacement(other));
    }

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
