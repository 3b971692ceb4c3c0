package dev.teal.manifest.file;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.Origin;
import dev.teal.core.value.Color;
import dev.teal.manifest.finding.NearMiss;
import dev.teal.manifest.finding.Words;

/**
 * What the name of a file says about it.
 *
 * @param text the name, without the folder
 */
public record FileName(String text) {

    /** The file that says which color is to serve. */
    public static final String ACTIVE_COLOR = "active-color";

    /** Names that make a folder an application; whatever else a folder holds, nothing is taken by accident. */
    public static final Set<String> MARKERS = Set.of(ACTIVE_COLOR, "green.yaml", "green.yml", "blue.yaml", "blue.yml");

    /** Whether this is the file that says which color is to serve. */
    public boolean isActiveColor() {
        return text.equals(ACTIVE_COLOR);
    }

    /** Whether the name is a slip of {@code active-color}, as in {@code active_colour.txt}. */
    public boolean resemblesActiveColor() {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceFirst("\\.(txt|md|yaml|yml|json)$", "")
                .replaceAll("[-_. ]", "");
        return !isActiveColor()
                && Set.of("activecolor", "activecolour", "activcolor").contains(plain);
    }

    /** Whether a folder of this name probably holds a color's files. */
    public boolean mayBeColorsFolder() {
        return !isYaml() && !isActiveColor() && !text.contains(".") && color().isPresent();
    }

    /** Whether this is the folder's policy. */
    public boolean isPolicy() {
        return text.equals("teal.yaml") || text.equals("teal.yml");
    }

    /** Whether it ends as YAML does, in whatever case. */
    public boolean isYaml() {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    /** The color whose word the name has, if it has exactly one of the two; empty for a shared file. */
    public Optional<Color> color() {
        return words().color();
    }

    /** The color that a shared file's name was probably meant to have: {@code gree.yaml}, {@code appblue.yaml}. */
    public Optional<Color> resembledColor() {
        return words().anyColor()
                ? Optional.empty()
                : words().only((word, color) -> word.contains(color) || NearMiss.distance(word, color) == 1);
    }

    /** The file as a whole. */
    public Origin origin() {
        return Origin.of(text);
    }

    private Words words() {
        return Words.of(text.replaceFirst("(?i)\\.ya?ml$", ""));
    }
}
