package dev.teal.app.known;

import java.util.Optional;

import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;

/** Is told of every look at an application, after it, of one at a time: so it must not wait for anybody. */
public interface Listener {

    /** {@code before} is empty at the first look since the start. */
    void looked(Optional<Status> before, Status after, Tick tick);
}
