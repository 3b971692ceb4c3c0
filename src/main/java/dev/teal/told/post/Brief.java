package dev.teal.told.post;

import dev.teal.core.value.Inert;

/** Text of others, fit to be shown in one line of a limited length. */
public final class Brief {

    private static final String MORE = "…";

    private Brief() {}

    /** The text in which nothing acts, cut where it is longer than {@code most} characters. */
    public static String of(String text, int most) {
        String inert = Inert.text(text);
        if (inert.codePointCount(0, inert.length()) <= most) {
            return inert;
        }
        return inert.substring(0, inert.offsetByCodePoints(0, most - 1)).stripTrailing() + MORE;
    }
}
