package dev.teal.app.told;

import java.util.Optional;

import dev.teal.told.commit.CommitTelling;

/**
 * Whom settings have told.
 *
 * @param commits the Git server, of how far each commit is
 */
public record Tellers(Optional<CommitTelling> commits) {}
