package dev.teal.core.alarm;

import java.time.Duration;
import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveService;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.workload.Capacity;

/**
 * After the proof the color has the pods to serve with, see {@link Capacity}. What comes and goes is one trouble: it is told
 * until the pods have been there for a while.
 */
public final class PodsServe implements Alarm {

    private static final Duration AWHILE = Duration.ofSeconds(10);

    @Override
    public Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live) {
        if (live.unproven()) {
            return Optional.empty();
        }
        Capacity capacity = new Capacity(situation, service, live);
        boolean lately = situation
                .memory()
                .lastShort(live.ref())
                .filter(at -> at.plus(AWHILE).isAfter(situation.now()))
                .isPresent();
        return capacity.isShort() || lately ? Optional.of(Holds.notServing(capacity)) : Optional.empty();
    }
}
