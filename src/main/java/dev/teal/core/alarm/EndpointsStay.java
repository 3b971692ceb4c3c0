package dev.teal.core.alarm;

import java.time.Duration;
import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveService;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.workload.Capacity;

/** While content is on trial its color has the pods to serve with: what is short for longer than a moment is trouble. */
public final class EndpointsStay implements Alarm {

    /** A pod that restarts, or a look between two of its probes, may be over by then. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    @Override
    public Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live) {
        Capacity capacity = new Capacity(situation, service, live);
        boolean serves = situation.traffic().arrived(service)
                && !live.unproven()
                && situation.trial().isOpen(live);
        boolean lasting = situation
                .memory()
                .shortSince(live.ref())
                .filter(since -> !since.plus(MOMENT).isAfter(situation.now()))
                .isPresent();
        return serves && capacity.isShort() && lasting ? Optional.of(Holds.notServing(capacity)) : Optional.empty();
    }
}
