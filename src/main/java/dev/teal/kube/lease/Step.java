package dev.teal.kube.lease;

import java.time.Duration;

/** What a process does next about the Lease. */
sealed interface Step {

    /** Reads it. */
    record Read() implements Step {}

    /** Makes or takes it, if it is still as it was seen. */
    record Take(Lease wanted) implements Step {}

    /** Renews it, if nobody has written it since. */
    record Renew(Lease wanted) implements Step {}

    /** Nothing, for so long. */
    record Rest(Duration time) implements Step {}
}
