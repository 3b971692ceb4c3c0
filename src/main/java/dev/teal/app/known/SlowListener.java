package dev.teal.app.known;

import java.util.Optional;

import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;

/**
 * Is told of every look that has ended as a {@link Listener} is, and may ask somebody who takes his time to answer: only the
 * look itself waits for that, no other application.
 */
public interface SlowListener {

    /** {@code before} is empty at the first look since the start. */
    void looked(Optional<Status> before, Status after, Tick tick);
}
