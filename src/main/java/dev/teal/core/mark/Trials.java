package dev.teal.core.mark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.value.Color;

/**
 * How contents have done while users were on them.
 *
 * @param watch what is on trial now, or was at the last trial that did not end well
 * @param passed for each color the content that last served to the end of its trial
 */
public record Trials(Optional<Watch> watch, Map<Color, ContentId> passed) {

    /** Nothing is known. */
    public static final Trials NONE = new Trials(Optional.empty(), Map.of());

    private static final String PASSED = "teal.dev/served-well-";

    public Trials {
        passed = Map.copyOf(passed);
    }

    /** Reads them from annotations; what is not readable counts as absent. */
    static Trials of(Map<String, String> annotations) {
        Map<Color, ContentId> passed = new EnumMap<>(Color.class);
        for (Color color : Color.values()) {
            ContentId.parse(annotations.getOrDefault(PASSED + color, ""))
                    .ifPresent(content -> passed.put(color, content));
        }
        return new Trials(Watch.of(annotations), passed);
    }

    /** Whether this content of the color has served to the end of its trial. */
    public boolean hasPassed(Color color, ContentId content) {
        return content.equals(passed.get(color));
    }

    /** The same while this is on trial. */
    public Trials watching(Watch next) {
        return new Trials(Optional.of(next), passed);
    }

    /** The same while nothing is on trial. */
    public Trials unwatched() {
        return new Trials(Optional.empty(), passed);
    }

    /** The same once this content has served to the end of its trial. */
    public Trials passing(Color color, ContentId content) {
        Map<Color, ContentId> next = new EnumMap<>(Color.class);
        next.putAll(passed);
        next.put(color, content);
        return new Trials(Optional.empty(), next);
    }

    Map<String, String> annotations() {
        Map<String, String> written = new LinkedHashMap<>();
        watch.ifPresent(it -> written.putAll(it.annotations()));
        passed.forEach((color, content) -> written.put(PASSED + color, content.text()));
        return written;
    }

    static List<String> names() {
        List<String> names = new ArrayList<>(Watch.names());
        for (Color color : Color.values()) {
            names.add(PASSED + color);
        }
        return names;
    }
}
