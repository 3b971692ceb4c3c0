package dev.teal.told.commit;

import java.net.URI;
import java.util.Optional;

import dev.teal.core.value.Commit;

/**
 * What is told of a commit.
 *
 * @param description one sentence for people
 * @param link where there is more to read
 */
public record CommitStatus(Commit commit, Progress progress, String description, Optional<URI> link) {}
