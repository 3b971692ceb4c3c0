package dev.teal.core.mark;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.core.value.Color;

/**
 * A color that was put away: it is not raised again until its content changes or Git wants it.
 *
 * @param content what it was, see {@link ContentId}
 * @param since when that was decided
 * @param rose how long the slowest of its pods had taken to become ready; empty where it had none to tell
 */
public record Away(Color color, ContentId content, Instant since, Optional<Duration> rose) {

    private static final String COLOR = "teal.dev/put-away";
    private static final String CONTENT = "teal.dev/put-away-content";
    private static final String SINCE = "teal.dev/put-away-at";
    private static final String ROSE = "teal.dev/put-away-rose-in";
    private static final String UNIT = "s";

    /** Reads it from annotations; empty where they hold none, or where a part can't be read. */
    static Optional<Away> of(Map<String, String> annotations) {
        return Marks.color(annotations.get(COLOR))
                .flatMap(color -> ContentId.parse(annotations.getOrDefault(CONTENT, ""))
                        .flatMap(content -> Marks.instant(annotations.get(SINCE))
                                .map(since -> new Away(color, content, since, rose(annotations)))));
    }

    private static Optional<Duration> rose(Map<String, String> annotations) {
        return Optional.of(annotations.getOrDefault(ROSE, ""))
                .filter(it -> it.matches("[0-9]{1,6}" + UNIT))
                .map(it -> Duration.ofSeconds(Long.parseLong(it.replace(UNIT, ""))));
    }

    Map<String, String> annotations() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put(COLOR, color.word());
        written.put(CONTENT, content.text());
        written.put(SINCE, since.toString());
        rose.ifPresent(it -> written.put(ROSE, it.toSeconds() + UNIT));
        return written;
    }

    static List<String> names() {
        return List.of(COLOR, CONTENT, SINCE, ROSE);
    }
}
