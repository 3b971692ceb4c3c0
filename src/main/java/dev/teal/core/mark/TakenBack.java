package dev.teal.core.mark;

import java.util.Map;
import java.util.Optional;

/**
 * Content of a color that went back after a switch, so that it is not tried again by itself.
 *
 * @param content what it was, see {@link ContentId}
 * @param because why it was taken back, one sentence
 */
public record TakenBack(ContentId content, String because) {

    static final String CONTENT = "teal.dev/went-back-from";
    static final String BECAUSE = "teal.dev/went-back-because";

    /** Reads it from annotations; empty where they name no content. */
    static Optional<TakenBack> of(Map<String, String> annotations) {
        return ContentId.parse(annotations.getOrDefault(CONTENT, ""))
                .map(content -> new TakenBack(content, annotations.getOrDefault(BECAUSE, "it did not serve")));
    }

    Map<String, String> annotations() {
        return Map.of(CONTENT, content.text(), BECAUSE, because);
    }
}
