package dev.teal.core.gate;

import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Selector;
import dev.teal.core.workload.Scaling;

/** As many pods are ready as the color needs, see {@link Scaling#enough}. */
public final class Enough implements Gate {

    @Override
    public Verdict ask(Situation situation) {
        Scaling scaling = new Scaling(situation, situation.active());
        return Verdict.of(situation.release().services().stream()
                .flatMap(service -> tooFew(situation, scaling, service).stream())
                .findFirst());
    }

    private static Optional<Hold> tooFew(Situation situation, Scaling scaling, RoutedService service) {
        int asked = situation.deployment().map(it -> it.counts().replicas()).orElse(0);
        if (asked == 0) {
            return Optional.of(GateHolds.noPods(situation));
        }
        Selector selector = service.selectorFor(situation.active());
        long ready = situation.ready(service).size();
        int enough = Math.max(scaling.enough(), 1);
        if (ready >= enough) {
            return Optional.empty();
        }
        return scaling.foreign()
                .filter(scaler -> asked < enough && ready >= asked)
                .map(scaler -> GateHolds.heldLow(scaler, ready, enough))
                .or(() -> Optional.of(GateHolds.tooFew(selector, ready, enough)));
    }
}
