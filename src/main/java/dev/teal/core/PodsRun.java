package dev.teal.core;

import java.util.Optional;

/** Until a move is proven no pod of the color crashes. */
final class PodsRun implements Alarm {

    @Override
    public Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live) {
        Traffic traffic = situation.traffic();
        return live.unproven() && traffic.arrived(service) && !traffic.followed(service, live)
                ? Complete.failing(situation)
                : Optional.empty();
    }
}
