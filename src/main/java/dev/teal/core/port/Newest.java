package dev.teal.core.port;

import java.util.Set;

import dev.teal.core.desired.Reading;

/** Knows whether what was read of Git is still what Git wants. */
public interface Newest {

    /**
     * Whether it is. Git is asked only where one of these commits is none that was read before: another process may have seen a
     * newer one, and applied it; and where this process stood still since Git was asked.
     *
     * @param applied the commits that the objects in the cluster were applied for
     * @throws PortException where Git has to be asked and can't be
     */
    boolean isNewest(Reading reading, Set<String> applied) throws PortException;
}
