package dev.teal.core.desired;

import java.util.List;

import dev.teal.core.value.Commit;

/**
 * A folder that can't be meant as it stands. Nothing of it is written.
 *
 * @param complaints at least one, in the order of the files
 */
public record Refusal(
        String application,
        String path,
        Commit commit,
        String content,
        List<Complaint> complaints,
        List<Notice> notices)
        implements Reading {}
