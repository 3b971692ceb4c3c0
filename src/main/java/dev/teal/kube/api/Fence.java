package dev.teal.kube.api;

import dev.teal.core.port.Leadership;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Reason;

/** Stands before each request that changes something: where another process may write by now, it is not sent. */
record Fence(Leadership leadership) {

    void pass(String verb, String where) throws TransientException {
        if (!leadership.mayWrite()) {
            throw new TransientException(
                    Reason.NOT_LEADING,
                    "this process does not lead any more, or can't be sure that it does, so it did not " + verb + " "
                            + where,
                    null);
        }
    }
}
