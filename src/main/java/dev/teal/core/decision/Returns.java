package dev.teal.core.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.alarm.Alarm;
import dev.teal.core.alarm.Holds;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.PastMove;
import dev.teal.core.mark.TakenBack;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Plan;
import dev.teal.core.plan.Stage;
import dev.teal.core.plan.WriteService;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Selector;
import dev.teal.core.workload.Previous;
import dev.teal.core.write.Stamp;

/** What {@code alarms} say of the Services that point to the desired color, and the way back because of it. */
record Returns(Situation situation, List<Alarm> alarms) {

    private record Arrived(RoutedService service, LiveService live) {}

    /** What the first of the alarms that rings says of any Service that points to the desired color. */
    Optional<Hold> trouble() {
        return services().flatMap(it -> trouble(it).stream()).findFirst();
    }

    /** The plan that takes traffic back, where an alarm rings and there is something to go back to. */
    Optional<Plan> plan() {
        List<Action> actions = actions();
        if (actions.isEmpty()) {
            return Optional.empty();
        }
        String because = trouble().map(Hold::message).orElse("it did not serve");
        Hold hold = Holds.wentBack(situation, new TakenBack(situation.content(), because));
        return Optional.of(Plan.of(Stage.RETURNING, actions, Optional.of(hold)));
    }

    /**
     * Points back each Service with trouble whose pods before can serve; with it those that the same commit has moved, since
     * they would be split otherwise.
     */
    private List<Action> actions() {
        List<Arrived> lost = services().filter(this::isLost).toList();
        Set<Optional<String>> commits =
                lost.stream().map(it -> it.live().marks().commit()).collect(Collectors.toSet());
        return services()
                .filter(it -> commits.contains(it.live().marks().commit()))
                .filter(it -> before(it).canServe())
                .map(it -> back(it, trouble(lost.get(0)).orElseThrow()))
                .toList();
    }

    private boolean isLost(Arrived it) {
        Previous before = before(it);
        return situation.trial().covers(it.live())
                && before.canServe()
                && alarms.stream()
                        .filter(alarm -> alarm.trouble(situation, it.service(), it.live())
                                .isPresent())
                        .anyMatch(alarm -> mends(alarm.remedy(), before));
    }

    private static boolean mends(Alarm.Remedy remedy, Previous before) {
        return switch (remedy) {
            case WHAT_SERVED_BEFORE -> true;
            case WHAT_DOES_NO_WORSE -> before.isNoWorse();
            case WHAT_DOES_BETTER -> before.isBetter();
        };
    }

    private Optional<Hold> trouble(Arrived it) {
        return alarms.stream()
                .flatMap(alarm -> alarm.trouble(situation, it.service(), it.live()).stream())
                .findFirst();
    }

    private Stream<Arrived> services() {
        return situation.release().services().stream()
                .filter(situation.traffic()::arrived)
                .flatMap(service -> situation.live().service(service).stream().map(live -> new Arrived(service, live)));
    }

    private Previous before(Arrived it) {
        return new Previous(situation, it.service(), it.live());
    }

    private Action back(Arrived it, Hold why) {
        Selector from = it.live().marks().from().orElseThrow();
        TakenBack taken = new TakenBack(situation.content(), why.message());
        Marks marks = it.live()
                .marks()
                .wentBack(situation.active().other(), from, it.live().selector(), taken, situation.now())
                .with(new PastMove(
                        situation.now(),
                        PastMove.Kind.WENT_BACK,
                        situation.active().other(),
                        situation.memory().steps(situation.release(), situation.now()),
                        Optional.empty()));
        return new WriteService(
                WriteService.Intent.RETURN,
                Stamp.kept(
                        situation.live().object(it.service().ref()),
                        it.service().selecting(from, marks)),
                situation.active().other(),
                Optional.of(it.live().resourceVersion()),
                why.message());
    }
}
