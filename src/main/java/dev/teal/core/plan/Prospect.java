package dev.teal.core.plan;

import java.util.Optional;

import dev.teal.core.mark.ContentId;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;

/**
 * What would become of a commit that wants the color that does not serve.
 *
 * @param content what Git has for it
 * @param against why it would not be moved to at once; empty where it would
 */
public record Prospect(Color color, ContentId content, Optional<Hold> against) {}
