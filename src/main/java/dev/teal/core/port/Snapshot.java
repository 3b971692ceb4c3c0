package dev.teal.core.port;

import java.util.List;

import dev.teal.core.desired.Reading;
import dev.teal.core.value.Commit;

/**
 * The repository at one commit.
 *
 * @param head the commit of the branch
 * @param applications every folder that is an application, in the order of their paths
 */
public record Snapshot(Commit head, List<Reading> applications) {}
