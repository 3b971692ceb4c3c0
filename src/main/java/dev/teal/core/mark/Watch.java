package dev.teal.core.mark;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The time in which a color's content is on trial.
 *
 * @param content what is on trial, see {@link ContentId}
 * @param since when users came to it
 * @param until when it has served well, if nothing was wrong
 */
public record Watch(ContentId content, Instant since, Instant until) {

    private static final String CONTENT = "teal.dev/watched-content";
    private static final String SINCE = "teal.dev/watched-since";
    private static final String UNTIL = "teal.dev/watched-until";

    /** Reads it from annotations; empty where they hold none, or where a part can't be read. */
    static Optional<Watch> of(Map<String, String> annotations) {
        return ContentId.parse(annotations.getOrDefault(CONTENT, ""))
                .flatMap(content -> Marks.instant(annotations.get(SINCE))
                        .flatMap(since ->
                                Marks.instant(annotations.get(UNTIL)).map(until -> new Watch(content, since, until))));
    }

    /** A watch that begins. */
    public static Watch of(ContentId content, Instant since, Duration length) {
        return new Watch(content, since, since.plus(length));
    }

    /** The same watch, once the file wants another length. */
    public Watch lasting(Duration length) {
        return of(content, since, length);
    }

    Map<String, String> annotations() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put(CONTENT, content.text());
        written.put(SINCE, since.toString());
        written.put(UNTIL, until.toString());
        return written;
    }

    static List<String> names() {
        return List.of(CONTENT, SINCE, UNTIL);
    }
}
