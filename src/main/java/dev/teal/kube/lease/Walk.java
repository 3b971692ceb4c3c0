package dev.teal.kube.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.teal.core.port.Leadership.Candidate;
import dev.teal.core.port.PortException;

/**
 * Does what {@link Tenure} says is next, one request at a time.
 *
 * @param clear whether nothing is going on that was begun before the Lease was lost
 */
record Walk(LeaseStore store, Tenure tenure, Supplier<Moment> clock, BooleanSupplier clear) {

    /** Until what this process has begun to do before it lost the Lease has ended. */
    private static final Duration UNTIL_CLEAR = Duration.ofMillis(100);

    /** Returns how long nothing is to be done afterwards. */
    Duration step(Candidate candidate) throws PortException {
        Step step = tenure.next(clock.get());
        if (step instanceof Step.Rest rest) {
            return rest.time();
        }
        if (step instanceof Step.Read) {
            tenure.read(store.read(), clock.get());
        } else if (step instanceof Step.Renew renew) {
            write(renew.wanted());
        } else if (step instanceof Step.Take take) {
            if (!clear.getAsBoolean()) {
                return UNTIL_CLEAR;
            }
            candidate.taking();
            write(take.wanted());
            candidate.taken();
        }
        return Duration.ZERO;
    }

    private void write(Lease wanted) throws PortException {
        Moment began = clock.get();
        tenure.wrote(store.write(wanted), began, clock.get());
    }

    /** Gives the Lease back, if {@code self} has it; but not one over which somebody else may still lead. */
    void giveBack(String self) throws PortException {
        tenure.end();
        Optional<Lease> lease = tenure.seen().isPresent() ? tenure.seen() : store.read();
        boolean mine = lease.filter(it -> it.holder().equals(self)).isPresent();
        if (mine && tenure.hasWaited(clock.get())) {
            store.write(lease.get().free(clock.get().wall()));
        }
    }
}
