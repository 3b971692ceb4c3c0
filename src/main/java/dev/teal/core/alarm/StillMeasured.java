package dev.teal.core.alarm;

import java.util.Optional;

import dev.teal.core.check.Measurement;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveService;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;

/**
 * While content is on trial, and until it has served well, no query of the file is out of bounds as often in a row as it says.
 * Where there is no value nothing rings: that says more of Prometheus than of the pods.
 */
public final class StillMeasured implements Alarm {

    @Override
    public Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live) {
        if (!situation.traffic().arrived(service) || !situation.trial().isOpen(live)) {
            return Optional.empty();
        }
        return Measurement.of(situation)
                .filter(Measurement::isBad)
                .findFirst()
                .map(it -> Holds.outOfBounds(situation, it));
    }

    @Override
    public Remedy remedy() {
        return Remedy.WHAT_DOES_NO_WORSE;
    }
}
