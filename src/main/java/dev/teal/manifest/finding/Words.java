package dev.teal.manifest.finding;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

import dev.teal.core.value.Color;

/**
 * The words of a file's or an object's name, in small letters. A word ends at anything but a letter: {@code
 * app_green2} has {@code green}, {@code greenhouse} has not.
 */
public record Words(List<String> all) {

    /** The words of {@code name}. */
    public static Words of(String name) {
        return new Words(List.of(name.toLowerCase(Locale.ROOT).split("\\P{L}+")));
    }

    /** The color whose word is among them, if exactly one of the two is. */
    public Optional<Color> color() {
        return only(String::equals);
    }

    /** Whether the word of either color is among them. */
    public boolean anyColor() {
        return has(Set.of(Color.GREEN.word(), Color.BLUE.word()));
    }

    /** Whether one of {@code words} is among them. */
    public boolean has(Set<String> words) {
        return all.stream().anyMatch(words::contains);
    }

    /** The color of which {@code says} is true for one of them, if it is one color only. */
    public Optional<Color> only(BiPredicate<String, String> says) {
        EnumSet<Color> found = EnumSet.noneOf(Color.class);
        for (Color color : Color.values()) {
            if (all.stream().anyMatch(word -> says.test(word, color.word()))) {
                found.add(color);
            }
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }
}
