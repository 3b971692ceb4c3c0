package dev.teal.cli.plan;

import java.util.Optional;

import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;

/**
 * A Service whose traffic would be moved.
 *
 * @param from what it selects now; empty where it selects nothing
 * @param to what it would select
 */
public record TrafficMove(ObjectRef service, Optional<Selector> from, Selector to) {}
