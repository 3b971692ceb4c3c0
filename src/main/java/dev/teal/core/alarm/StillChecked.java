package dev.teal.core.alarm;

import java.util.Optional;

import dev.teal.core.check.Checkup;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveService;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;

/** While content is on trial, and until it has served well, no pod that serves fails a check as often in a row as the file says. */
public final class StillChecked implements Alarm {

    @Override
    public Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live) {
        if (!situation.traffic().arrived(service) || !situation.trial().isOpen(live)) {
            return Optional.empty();
        }
        return new Checkup(
                        situation, service, situation.release().policy().after().checks())
                .of(situation.ready(service))
                .filter(Checkup.Finding::failed)
                .findFirst()
                .map(it -> Holds.checkFailed(situation, it));
    }
}
