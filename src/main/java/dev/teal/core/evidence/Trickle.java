package dev.teal.core.evidence;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.policy.Requests;
import dev.teal.core.value.ObjectRef;

/**
 * A steady, small stream of requests through a Service.
 *
 * @param service through which
 * @param address its ClusterIP
 * @param port the Service's, not the pods'
 * @param requests what is sent, and how often
 * @param movedAt when the traffic was moved, from which on requests count; empty while that lies ahead
 */
public record Trickle(ObjectRef service, String address, int port, Requests requests, Optional<Instant> movedAt) {

    /** Whether it is the same stream, with or without a move in between. */
    public boolean continues(Trickle other) {
        return service.equals(other.service)
                && address.equals(other.address)
                && port == other.port
                && requests.equals(other.requests);
    }
}
