package dev.teal.kube.lease;

import java.util.Optional;
import java.util.function.Consumer;

import dev.teal.core.port.PortException;

/** Where the Lease is. */
interface LeaseStore {

    /** The Lease; empty where it does not exist. */
    Optional<Lease> read() throws PortException;

    /**
     * Writes it in the place of the very version that it has, or makes it where it has none.
     *
     * @return as it is now
     * @throws PortException {@link dev.teal.core.value.Reason#MODIFIED} where there is another one meanwhile
     */
    Lease write(Lease wanted) throws PortException;

    /** From now on {@code changed} is told the Lease after each change, sooner or later; empty where it was deleted. */
    void watch(Consumer<Optional<Lease>> changed);

    /** Nothing is watched any more. */
    void unwatch();
}
