package dev.teal.core.evidence;

import java.time.Instant;
import java.util.Optional;

import dev.teal.core.policy.Requests;
import dev.teal.core.value.ObjectRef;

/**
 * A steady, small stream of requests through a Service, or to the front door before it.
 *
 * @param service whose traffic it shows
 * @param address its ClusterIP, or the front door's name or address
 * @param port the Service's, not the pods', or the front door's
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

    /** Where it goes, as in {@code / through Service shop/shop}, or {@code https://shop.example.com/}. */
    @Override
    public String toString() {
        return requests.target() + (requests.site().isEmpty() ? " through " + service : "");
    }
}
