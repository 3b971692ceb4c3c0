package dev.teal.core.mark;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a color's Deployment was first applied for some content.
 *
 * @param content what it was, see {@link ContentId}
 */
public record Applied(ContentId content, Instant at) {

    private static final String CONTENT = "teal.dev/applied-content";
    private static final String AT = "teal.dev/applied-at";

    /** Reads it from annotations; empty where they hold none, or where a part can't be read. */
    static Optional<Applied> of(Map<String, String> annotations) {
        return ContentId.parse(annotations.getOrDefault(CONTENT, ""))
                .flatMap(content -> Marks.instant(annotations.get(AT)).map(at -> new Applied(content, at)));
    }

    Map<String, String> annotations() {
        return Map.of(CONTENT, content.text(), AT, at.toString());
    }

    static List<String> names() {
        return List.of(CONTENT, AT);
    }
}
