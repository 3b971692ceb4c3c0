package dev.teal.kube.lease;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.port.PortException;

/** What processes tell each other by a note on the Lease: that Git may have something new. */
final class Note {

    private final String self;
    private final LeaseStore store;
    private String heard = "";

    Note(String self, LeaseStore store) {
        this.self = self;
        this.store = store;
    }

    /** Writes it for whoever has the Lease. */
    void write() {
        try {
            Optional<Lease> lease = store.read();
            if (lease.filter(it -> !it.holder().equals(self)).isPresent()) {
                store.write(lease.get().withNews(Instant.now()));
            }
        } catch (PortException e) {
            // Its holder polls, too, if later.
        }
    }

    /** Whether there is one that was not there the last time. */
    boolean isNew(Lease lease) {
        String before = heard;
        heard = lease.news();
        return !heard.equals(before);
    }
}
