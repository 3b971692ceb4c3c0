package dev.teal.core;

import static dev.teal.core.Shop.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.teal.core.Shop.Look;
import dev.teal.core.Shop.Pods;
import dev.teal.core.decision.Planner;
import dev.teal.core.live.Drift;
import dev.teal.core.mark.Marks;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Plan;
import dev.teal.core.plan.WriteService;
import dev.teal.core.policy.Policy;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

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

        Situation seen() {
            return seen(Policy.NONE);
        }

        Situation seen(Policy policy) {
            Look look =
                    new Look().color(Color.GREEN, green).color(Color.BLUE, blue).pods(NEITHER, List.of());
            if (green != Pods.ABSENT) {
                look.drift(Shop.deployment(Color.GREEN), greenDrift);
            }
            if (blue != Pods.ABSENT) {
                look.drift(Shop.deployment(Color.BLUE), blueDrift);
            }
            live.ifPresent(selector -> look.service(selector, marks, serving));
            return look.facing(Shop.release(active, policy));
        }

        boolean unproven() {
            return marks.move().filter(it -> it.provenAt().isEmpty()).isPresent()
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
            Plan plan = new Planner().plan(state.seen());
            check(state, plan);
            assertThat(new Planner().plan(state.seen())).isEqualTo(plan);
        }
    }

    @Test
    void aPausedFolderIsNeverWritten() {
        for (State state : states()) {
            Plan plan = new Planner().plan(state.seen(Shop.paused()));
            assertThat(plan.actions()).as(state::toString).isEmpty();
            assertThat(plan.hold()).get().extracting(Hold::reason).isEqualTo(Reason.FOLDER_PAUSED);
        }
    }

    @Test
    void whatIsNotConfirmedOrFrozenTakesTheTrafficFromNobody() {
        for (State state : states()) {
            Color other = state.active().other();
            boolean served = state.selects(other) && state.runs(other);
            for (Policy policy : List.of(Shop.confirming(Optional.empty()), Shop.frozen())) {
                Plan plan = new Planner().plan(state.seen(policy));
                assertThat(served && !isUndo(state) && plan.actions().stream().anyMatch(EveryStateTest::isSwitch))
                        .as(() -> state + " -> " + plan)
                        .isFalse();
                assertThat(new Planner().plan(state.seen()).moves() && !plan.moves() && !served && !isAstray(state))
                        .as(() -> "where nobody is served, a switch can only help: " + state + " -> " + plan)
                        .isFalse();
            }
        }
    }

    private static boolean isSwitch(Action action) {
        return action instanceof WriteService write && write.intent() == WriteService.Intent.SWITCH;
    }

    private static boolean isAstray(State state) {
        return state.live().equals(Optional.of(NEITHER));
    }

    private static void check(State state, Plan plan) {
        Supplier<String> what = () -> state + " -> " + plan;
        for (Action action : plan.actions()) {
            if (action instanceof WriteService write) {
                check(state, write, what);
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
        assertThat(plan.actions().stream().filter(Action::movesTraffic).count())
                .as(() -> "I6 one selector write: " + what.get())
                .isLessThanOrEqualTo(1);
        if (state.drift(Color.GREEN) instanceof Drift.Refused || state.drift(Color.BLUE) instanceof Drift.Refused) {
            assertThat(plan.actions())
                    .as(() -> "I7 what is refused writes nothing but the way back: " + what.get())
                    .filteredOn(action -> !isRestore(action) && !isReturn(action))
                    .isEmpty();
        }
        boolean agree = state.drift(Color.GREEN) instanceof Drift.None
                && state.drift(Color.BLUE) instanceof Drift.None
                && state.selects(state.active())
                && !state.unproven()
                && state.marks().color().equals(Optional.of(state.active()))
                && state.marks().to().equals(state.live())
                && state.marks().takenBack().isEmpty();
        if (agree) {
            assertThat(plan.actions())
                    .as(() -> "I8 no write when Git and cluster agree: " + what.get())
                    .isEmpty();
        }
        if (plan.moves() && plan.actions().stream().noneMatch(EveryStateTest::isRestore)) {
            assertThat(plan.actions().get(plan.actions().size() - 1))
                    .as(() -> "a switch is last: " + what.get())
                    .matches(Action::movesTraffic);
        }
        boolean astray =
                state.live().equals(Optional.of(NEITHER)) && state.marks().to().isPresent();
        if (astray && state.marks().to().filter(it -> state.runs(color(it))).isPresent()) {
            assertThat(plan.moves())
                    .as(() -> "I11 what a hand has broken is put back: " + what.get())
                    .isTrue();
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

    private static void check(State state, WriteService write, Supplier<String> what) {
        switch (write.intent()) {
            case SWITCH, CREATE -> {
                assertThat(write.color()).isEqualTo(state.active());
                assertThat(state.pods(state.active()))
                        .as(() -> "I2 ready and proven at the switch: " + what.get())
                        .isIn(
                                write.marks().from().isPresent() && isUndo(state)
                                        ? List.of(Pods.FRESH, Pods.DEAF, Pods.SERVING)
                                        : List.of(Pods.SERVING));
            }
            case RETURN, RESTORE ->
                assertThat(state.pods(write.color()))
                        .as(() -> "back only to what serves: " + what.get())
                        .isIn(Pods.FRESH, Pods.DEAF, Pods.SERVING);
            case KEEP, PROVE ->
                assertThat(write.selector())
                        .as(() -> "a Service that is kept is not moved: " + what.get())
                        .isEqualTo(state.live().orElseThrow());
        }
        assertThat(write.selector())
                .as(() -> "I1 the selector names exactly one color: " + what.get())
                .isIn(Shop.selector(Color.GREEN), Shop.selector(Color.BLUE));
    }

    /** A commit wants the color before a move that is not proven: what served a moment ago needs no proof. */
    private static boolean isUndo(State state) {
        return state.unproven() && state.marks().from().equals(Optional.of(Shop.selector(state.active())));
    }

    private static boolean isReturn(Action action) {
        return action instanceof WriteService write && write.intent() == WriteService.Intent.RETURN;
    }

    private static boolean isRestore(Action action) {
        return action instanceof WriteService write && write.intent() == WriteService.Intent.RESTORE;
    }

    private static Color color(Selector selector) {
        return selector.equals(Shop.selector(Color.GREEN)) ? Color.GREEN : Color.BLUE;
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
        marks.add(Shop.wentBack(Color.GREEN, NOW.minusSeconds(60), Optional.empty()));
        return marks;
    }
}
