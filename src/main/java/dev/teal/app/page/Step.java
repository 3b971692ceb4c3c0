package dev.teal.app.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.quarkus.qute.TemplateData;

import dev.teal.app.text.Span;
import dev.teal.core.mark.Watch;
import dev.teal.core.plan.Stage;
import dev.teal.core.status.Journey;
import dev.teal.core.status.Seen;
import dev.teal.core.status.Status;

/**
 * One step on the way of a commit to the users.
 *
 * @param took as in {@code +1.20 s}, since the step before; empty where that is not known
 */
@TemplateData
public record Step(String name, State state, Optional<Moment> at, String took) {

    /** How far a step is. */
    public enum State {
        DONE,
        NOW,
        OPEN
    }

    /** All of them, in their order. */
    static List<Step> of(Status status, Instant now) {
        Journey journey = status.journey();
        Optional<Instant> watched = watched(status);
        List<String> names = List.of("commit", "seen", "applied", "ready", "moved", "proven", "watched");
        List<Optional<Instant>> times = List.of(
                Optional.of(journey.commit().committedAt()),
                Optional.of(journey.seen()),
                journey.applied(),
                journey.ready(),
                journey.switched(),
                journey.followed(),
                watched);
        int current = current(status);
        List<Step> steps = new ArrayList<>();
        Optional<Instant> before = Optional.empty();
        for (int i = 0; i < names.size(); i++) {
            Optional<Instant> at = times.get(i).filter(it -> !it.isAfter(now));
            State state = i == current ? State.NOW : i < current || at.isPresent() ? State.DONE : State.OPEN;
            steps.add(new Step(names.get(i), state, at.map(it -> new Moment(it, now)), took(before, at)));
            before = at.or(() -> Optional.empty());
        }
        return steps;
    }

    private static String took(Optional<Instant> before, Optional<Instant> at) {
        return before.isEmpty() || at.isEmpty() ? "" : "+" + new Span(before.get(), at.get());
    }

    /** Until when its trial lasted, where it is over. */
    private static Optional<Instant> watched(Status status) {
        return status.seen().flatMap(Seen::watch).map(Watch::until).filter(it -> status.stage() != Stage.WATCHING);
    }

    /** The step that goes on; behind the last one where none does. */
    private static int current(Status status) {
        return switch (status.stage()) {
            case BLOCKED, RISING -> status.journey().applied().isPresent() ? 3 : 2;
            case GATED -> 3;
            case MOVING, RETURNING -> 4;
            case PROVING -> 5;
            case WATCHING -> 6;
            case DRAINING, SETTLED -> 7;
        };
    }

    /** As a style sheet names it. */
    public String style() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Whether it goes on. */
    public boolean goesOn() {
        return state == State.NOW;
    }
}
