package dev.teal.core.alarm;

import java.util.Optional;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.Drift;
import dev.teal.core.live.LiveService;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;

/**
 * The Services that a commit moves are moved together: one that is refused, or could not be moved in the time that a move has
 * to be proven, takes the others back.
 */
public final class Together implements Alarm {

    @Override
    public Optional<Hold> trouble(Situation situation, RoutedService service, LiveService live) {
        if (!situation.traffic().arrived(service) || !situation.trial().covers(live)) {
            return Optional.empty();
        }
        return situation.release().services().stream()
                .filter(other -> !situation.traffic().arrived(other))
                .filter(other -> situation
                        .live()
                        .service(other)
                        .filter(left ->
                                !left.marks().commit().equals(live.marks().commit()))
                        .isPresent())
                .flatMap(other -> left(situation, other, live).stream())
                .findFirst();
    }

    @Override
    public Remedy remedy() {
        return Remedy.WHAT_SERVED_BEFORE;
    }

    private static Optional<Hold> left(Situation situation, RoutedService other, LiveService moved) {
        if (situation.drift(other.manifest()) instanceof Drift.Refused refused) {
            return Optional.of(Holds.apart(situation, other, refused.hold().message()));
        }
        return situation.traffic().overdue(moved)
                ? Optional.of(Holds.apart(
                        situation,
                        other,
                        "not within " + situation.care().prove().toSeconds() + " s"))
                : Optional.empty();
    }
}
