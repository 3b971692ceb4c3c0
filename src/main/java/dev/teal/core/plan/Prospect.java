package dev.teal.core.plan;

import java.time.Duration;
import java.util.Optional;

import dev.teal.core.mark.ContentId;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;

/**
 * What would become of a commit that wants the color that does not serve.
 *
 * @param content what Git has for it
 * @param against why it would not be moved to at once; empty where it would
 * @param within how long the move would take all the same, about, where that is known: zero where nothing is against it
 */
public record Prospect(Color color, ContentId content, Optional<Hold> against, Optional<Duration> within) {

    /** Where nothing is known of a time that would help. */
    public static Prospect of(Color color, ContentId content, Optional<Hold> against) {
        return new Prospect(color, content, against, against.isEmpty() ? Optional.of(Duration.ZERO) : Optional.empty());
    }
}
