package dev.teal.git;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.FetchConnection;

import dev.teal.core.port.PortException;
import dev.teal.git.limit.BoundedStore;

/**
 * One conversation with the other side about one branch: what its newest commit is, and then that commit, if wanted. A
 * fetch of its own would begin by asking for all of this once more.
 */
record Exchange(BoundedStore store, FetchConnection connection, Ref branch) {

    /** What goes on with it. */
    interface Use<T> {
        T of(Exchange exchange) throws PortException, IOException;
    }

    /** The branch's newest commit. */
    ObjectId newest() {
        return branch.getObjectId();
    }

    /** Fetches that commit without its history into the store; returns that. */
    BoundedStore fetched() throws IOException {
        connection.fetch(NullProgressMonitor.INSTANCE, List.of(branch), Set.of());
        return store;
    }
}
