package dev.teal.core;

import static dev.teal.core.Shop.NOW;
import static dev.teal.core.Shop.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.teal.core.Shop.Look;
import dev.teal.core.Shop.Pods;

/** Every state of the shop's cluster, against the invariants that hold in all of them. */
class EveryStateTest {

    private static final List<Drift> DRIFTS = List.of(
            new Drift.None(),
            new Drift.Differs(List.of("spec.replicas")),
            new Drift.Refused(new Hold(Reason.REJECTED, "field not declared", "")));

    private static final Selector NEITHER = new Selector(Shop.labels("v0"));

    private record State(
            Color active,
            Pods green,
            Pods blue,
            Drift greenDrift,
            Drift blueDrift,
            Optional<Selector> live,
            Marks marks,
            Set<String> serving) {

        Observed seen() {
            Look look =
                    new Look().color(Color.GREEN, green).color(Color.BLUE, blue).pods(NEITHER, List.of());
            if (green != Pods.ABSENT) {
                look.drift(Shop.deployment(Color.GREEN), greenDrift);
            }
            if (blue != Pods.ABSENT) {
                look.drift(Shop.deployment(Color.BLUE), blueDrift);
            }
            live.ifPresent(selector -> look.service(selector, marks, serving));
            return look.seen();
        }

        boolean unproven() {
            return marks.switchedAt().isPresent()
                    && marks.provenAt().isEmpty()
                    && !marks.from().equals(live);
        }

        /** Whether the endpoints are the ready pods of the live selector. */
        boolean proves() {
            return live.equals(Optional.of(Shop.selector(Color.GREEN)))
                            && runs(Color.GREEN)
                            && serving.equals(Shop.names(Color.GREEN))
                    || live.equals(Optional.of(Shop.selector(Color.BLUE)))
                            && runs(Color.BLUE)
                            && serving.equals(Shop.names(Color.BLUE));
        }

        boolean runs(Color color) {
            return Set.of(Pods.FRESH, Pods.DEAF, Pods.SERVING).contains(pods(color));
        }

        Pods pods(Color color) {
            return color == Color.GREEN ? green : blue;
        }

        Drift drift(Color color) {
            return pods(color) == Pods.ABSENT ? new Drift.Missing() : color == Color.GREEN ? greenDrift : blueDrift;
        }

        boolean selects(Color color) {
            return live.equals(Optional.of(Shop.selector(color)));
        }
    }

    @Test
    void theInvariantsHold() {
        List<State> states = states();
        assertThat(states).hasSizeGreaterThan(20_000);
        for (State state : states) {
            Plan plan = new Planner().plan(Shop.release(state.active()), state.seen(), POLICY, NOW);
            check(state, plan);
            assertThat(new Planner().plan(Shop.release(state.active()), state.seen(), POLICY, NOW))
                    .isEqualTo(plan);
        }
    }

    private static void check(State state, Plan plan) {
        Supplier<String> what = () -> state + " -> " + plan;
        for (Action action : plan.actions()) {
            if (action instanceof Action.Switch move) {
                assertThat(move.to())
                        .as(() -> "I1 the selector names exactly one color: " + what.get())
                        .isIn(Shop.selector(Color.GREEN), Shop.selector(Color.BLUE));
                if (move.cause() == Action.Switch.Cause.COMMIT) {
                    assertThat(move.color()).isEqualTo(state.active());
                    assertThat(state.pods(state.active()))
                            .as(() -> "I2 ready and proven at the switch: " + what.get())
                            .isEqualTo(Pods.SERVING);
                } else {
                    assertThat(state.pods(move.color()))
                            .as(() -> "back only to what serves: " + what.get())
                            .isIn(Pods.FRESH, Pods.DEAF, Pods.SERVING);
                }
            } else if (action instanceof Action.Create) {
                assertThat(state.pods(state.active()))
                        .as(() -> "I2 ready and proven at the start: " + what.get())
                        .isEqualTo(Pods.SERVING);
            } else if (action instanceof Action.Keep keep) {
                assertThat(Fields.texts(keep.manifest().content(), "spec", "selector"))
                        .as(() -> "a Service that is kept is not moved: " + what.get())
                        .isEqualTo(state.live().orElseThrow().labels());
            } else if (action instanceof Action.Prove prove) {
                assertThat(Fields.texts(prove.manifest().content(), "spec", "selector"))
                        .as(() -> "a Service that is kept is not moved: " + what.get())
                        .isEqualTo(state.live().orElseThrow().labels());
            } else if (action instanceof Action.Apply apply) {
                Color color = apply.manifest().ref().equals(Shop.deployment(Color.GREEN)) ? Color.GREEN : Color.BLUE;
                boolean moving = !state.selects(state.active());
                assertThat(moving && state.selects(color) && state.pods(color) != Pods.ABSENT)
                        .as(() -> "I4 what serves is not touched while traffic moves: " + what.get())
                        .isFalse();
                boolean unprovenMove =
                        state.unproven() && state.marks().from().equals(Optional.of(Shop.selector(color)));
                assertThat(unprovenMove && !state.selects(color) && state.live().isPresent() && state.runs(color))
                        .as(() -> "I4 what served is not touched before the move is proven: " + what.get())
                        .isFalse();
            }
        }
        assertThat(plan.actions().stream()
                        .filter(it -> it instanceof Action.Switch || it instanceof Action.Create)
                        .count())
                .as(() -> "I6 one selector write: " + what.get())
                .isLessThanOrEqualTo(1);
        if (state.drift(Color.GREEN) instanceof Drift.Refused || state.drift(Color.BLUE) instanceof Drift.Refused) {
            assertThat(plan.actions())
                    .as(() -> "I7 what is refused writes nothing: " + what.get())
                    .isEmpty();
        }
        boolean agree = state.drift(Color.GREEN) instanceof Drift.None
                && state.drift(Color.BLUE) instanceof Drift.None
                && state.selects(state.active())
                && !state.unproven()
                && state.marks().color().equals(Optional.of(state.active()));
        if (agree) {
            assertThat(plan.actions())
                    .as(() -> "I8 no write when Git and cluster agree: " + what.get())
                    .isEmpty();
        }
        if (!plan.actions().isEmpty() && plan.actions().stream().anyMatch(Action.Switch.class::isInstance)) {
            assertThat(plan.actions().get(plan.actions().size() - 1))
                    .as(() -> "a switch is last: " + what.get())
                    .isInstanceOf(Action.Switch.class);
        }
        boolean waitsForNothing =
                plan.hold().filter(hold -> hold.reason() == Reason.DRAINING).isPresent()
                        && plan.actions().isEmpty()
                        && state.unproven()
                        && !state.serving().isEmpty()
                        && state.runs(state.active())
                        && !state.selects(state.active());
        assertThat(waitsForNothing && state.proves())
                .as(() -> "a proof that is there is noted: " + what.get())
                .isFalse();
        assertThat(plan.hold().isPresent() || state.selects(state.active()))
                .as(() -> "what is not there is held: " + what.get())
                .isTrue();
    }

    private static List<State> states() {
        List<State> states = new ArrayList<>();
        for (Color active : Color.values()) {
            for (Pods green : Pods.values()) {
                for (Pods blue : Pods.values()) {
                    for (Drift greenDrift : DRIFTS) {
                        for (Drift blueDrift : DRIFTS) {
                            for (Optional<Selector> live : selectors()) {
                                for (Marks marks : marks()) {
                                    for (Set<String> serving : List.of(
                                            Set.<String>of(), Shop.names(Color.GREEN), Shop.names(Color.BLUE))) {
                                        states.add(new State(
                                                active, green, blue, greenDrift, blueDrift, live, marks, serving));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return states;
    }

    private static List<Optional<Selector>> selectors() {
        return List.of(
                Optional.empty(),
                Optional.of(Shop.selector(Color.GREEN)),
                Optional.of(Shop.selector(Color.BLUE)),
                Optional.of(NEITHER));
    }

    private static List<Marks> marks() {
        List<Marks> marks = new ArrayList<>(List.of(Marks.NONE));
        for (Color color : Color.values()) {
            marks.add(Shop.settled(color));
            marks.add(Shop.moved(color, NOW.minusSeconds(5), Optional.empty()));
            marks.add(Shop.moved(color, NOW.minusSeconds(60), Optional.empty()));
            marks.add(Shop.moved(color, NOW.minusSeconds(12), Optional.of(NOW.minusSeconds(10))));
        }
        marks.add(new Marks(
                Optional.of(Color.GREEN),
                Optional.empty(),
                Optional.of(NOW.minusSeconds(60)),
                Optional.of(Shop.selector(Color.BLUE)),
                Optional.empty(),
                Optional.of(Shop.CONTENT)));
        return marks;
    }
}
