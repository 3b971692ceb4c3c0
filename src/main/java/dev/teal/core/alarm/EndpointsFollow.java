package dev.teal.core.alarm;

import java.time.Duration;
import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveService;
import dev.teal.core.situation.Situation;
import dev.teal.core.situation.Traffic;
import dev.teal.core.value.Hold;

/**
 * After a move the EndpointSlices hold the ready pods of the new selector before the time to prove it is over. Two looks
 * of this process have to disagree, since one may have met a pod between two lists, or be the first after an absence.
 */
public final class EndpointsFollow implements Alarm {

    private static final Duration DOUBT = Duration.ofSeconds(2);

    @Override
    public Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live) {
        Traffic traffic = situation.traffic();
        boolean disagrees = live.unproven() && traffic.arrived(service) && !traffic.followed(service, live);
        boolean again = situation
                .memory()
                .doubted(live)
                .filter(since -> !since.plus(DOUBT).isAfter(situation.now()))
                .isPresent();
        return disagrees && again && traffic.overdue(live)
                ? Optional.of(Holds.endpointsWrong(situation, live))
                : Optional.empty();
    }

    @Override
    public Remedy remedy() {
        return Remedy.WHAT_SERVED_BEFORE;
    }
}
