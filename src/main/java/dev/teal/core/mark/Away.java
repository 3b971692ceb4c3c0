package dev.teal.core.mark;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.value.Color;

/**
 * A color that was put away: it is not raised again until its content changes or Git wants it.
 *
 * @param content what it was, see {@link ContentId}
 * @param since when that was decided
 */
public record Away(Color color, ContentId content, Instant since) {

    private static final String COLOR = "teal.dev/put-away";
    private static final String CONTENT = "teal.dev/put-away-content";
    private static final String SINCE = "teal.dev/put-away-at";

    /** Reads it from annotations; empty where they hold none, or where a part can't be read. */
    static Optional<Away> of(Map<String, String> annotations) {
        return Marks.color(annotations.get(COLOR))
                .flatMap(color -> ContentId.parse(annotations.getOrDefault(CONTENT, ""))
                        .flatMap(content ->
                                Marks.instant(annotations.get(SINCE)).map(since -> new Away(color, content, since))));
    }

    Map<String, String> annotations() {
        return Map.of(COLOR, color.word(), CONTENT, content.text(), SINCE, since.toString());
    }

    static List<String> names() {
        return List.of(COLOR, CONTENT, SINCE);
    }
}
