package dev.teal.app.told;

import java.util.Optional;

import dev.teal.told.commit.CommitTelling;
import dev.teal.told.event.EventTelling;

/**
 * Whom settings have told.
 *
 * @param commits the Git server, of how far each commit is
 * @param events programs and a chat, of what happens; there may be none
 */
public record Tellers(Optional<CommitTelling> commits, EventTelling events) {}
