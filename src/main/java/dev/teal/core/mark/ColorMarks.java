package dev.teal.core.mark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.value.Color;

/**
 * What Teal remembers on a color's Deployment, so that a Service that was deleted can be restored by it, also after a
 * restart. It is the word of the time when the Deployment was last applied: the marks on a Service that exists are newer.
 *
 * @param serving the color that served
 * @param takenBack the content of this color that was taken back, until Git has wanted the other color
 * @param applied for which content, and when
 */
public record ColorMarks(Optional<Color> serving, Optional<TakenBack> takenBack, Optional<Applied> applied) {

    /** A Deployment that Teal has not applied. */
    public static final ColorMarks NONE = new ColorMarks(Optional.empty(), Optional.empty(), Optional.empty());

    private static final String SERVING = "teal.dev/serving";

    /** The annotations that these marks are kept in; in Git they mean nothing. */
    public static final Set<String> NAMES = Stream.concat(
                    Stream.of(SERVING, TakenBack.CONTENT, TakenBack.BECAUSE), Applied.names().stream())
            .collect(Collectors.toUnmodifiableSet());

    /** Reads a live Deployment's annotations. What is not readable counts as absent: a hand may have written it. */
    public static ColorMarks of(Map<String, String> annotations) {
        return new ColorMarks(
                Marks.color(annotations.get(SERVING)), TakenBack.of(annotations), Applied.of(annotations));
    }

    /** The annotations to write. */
    public Map<String, String> annotations() {
        Map<String, String> written = new LinkedHashMap<>();
        serving.ifPresent(it -> written.put(SERVING, it.word()));
        takenBack.ifPresent(it -> written.putAll(it.annotations()));
        applied.ifPresent(it -> written.putAll(it.annotations()));
        return written;
    }
}
