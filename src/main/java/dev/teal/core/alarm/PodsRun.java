package dev.teal.core.alarm;

import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.gate.Complete;
import dev.teal.core.live.LiveService;
import dev.teal.core.situation.Situation;
import dev.teal.core.situation.Traffic;
import dev.teal.core.value.Hold;

/** Until a move is proven no pod of the color crashes. */
public final class PodsRun implements Alarm {

    @Override
    public Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live) {
        Traffic traffic = situation.traffic();
        return live.unproven() && traffic.arrived(service) && !traffic.followed(service, live)
                ? Complete.failing(situation)
                : Optional.empty();
    }

    @Override
    public Remedy remedy() {
        return Remedy.WHAT_SERVED_BEFORE;
    }
}
