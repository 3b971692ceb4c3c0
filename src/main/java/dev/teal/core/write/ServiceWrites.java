package dev.teal.core.write;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.PastMove;
import dev.teal.core.mark.PastMoves;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService;
import dev.teal.core.situation.Situation;
import dev.teal.core.situation.Traffic;
import dev.teal.core.situation.Trial;
import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Selector;
import dev.teal.core.workload.IdleColor;
import dev.teal.core.workload.Previous;

/** The writes of the routed Services, each kind by itself; the planner chooses. */
public record ServiceWrites(Situation situation) {

    private Release release() {
        return situation.release();
    }

    private Traffic traffic() {
        return situation.traffic();
    }

    /** Points every routed Service that does not point there yet to the desired color. */
    public List<Action> moves() {
        return List.copyOf(moving().toList());
    }

    private Stream<WriteService> moving() {
        return release().services().stream().filter(not(traffic()::arrived)).map(this::move);
    }

    /** What each Service shall be once it is moved. */
    public List<Aim> trials() {
        return moving().map(move -> new Aim(
                        move.manifest(), situation.live().object(move.manifest().ref())))
                .toList();
    }

    /** Why a move would be refused, as far as it was tried. */
    public Optional<Hold> refusal() {
        return situation.rehearsed().stream()
                .filter(Drift.Refused.class::isInstance)
                .map(refused -> ((Drift.Refused) refused).hold())
                .findFirst();
    }

    /** Remembers each move whose endpoints have followed. */
    public List<Action> proofs() {
        return services(LiveService::unproven)
                .filter(it -> traffic().followed(it.service(), it.live()))
                .map(it ->
                        it.kept(WriteService.Intent.PROVE, proven(it), release().active(), ""))
                .toList();
    }

    /** Once Git wants what serves, what was taken back before may be tried again. */
    private Marks proven(Routed it) {
        Marks marks = it.live().marks().proven(situation.now());
        return traffic().arrived(it.service())
                ? marks.adopted(release().active(), it.live().selector())
                : marks;
    }

    /** Applies what Git changed on Services that already point to the desired color, and remembers that color. */
    public List<Action> touches(Trial.Course course) {
        return services(live -> !live.unproven())
                .filter(it -> !new Writes(situation).isBraked(it.service().manifest()))
                .flatMap(it -> touch(it, adopted(it.live(), course)).stream())
                .toList();
    }

    private Optional<Action> touch(Routed it, Marks after) {
        Drift drift = situation.drift(it.service().manifest());
        Marks before = it.live().marks();
        return drift.pending() || !before.equals(after)
                ? Optional.of(it.kept(intent(before, after), after, release().active(), Writes.why(drift)))
                : Optional.empty();
    }

    private static WriteService.Intent intent(Marks before, Marks after) {
        if (!before.trials().passed().equals(after.trials().passed())) {
            return WriteService.Intent.PASS;
        }
        boolean away = after.away().isPresent() && !after.away().equals(before.away());
        return away ? WriteService.Intent.PUT_AWAY : WriteService.Intent.KEEP;
    }

    /**
     * Points back each Service that the desired color served until a move away from it that is not proven: those pods
     * serve, and what was moved to may never do so.
     */
    public List<Action> undos() {
        return services(LiveService::unproven)
                .filter(it -> !traffic().followed(it.service(), it.live()))
                .filter(it -> it.live()
                        .marks()
                        .from()
                        .equals(Optional.of(it.service().selectorFor(release().active()))))
                .filter(it -> new Previous(situation, it.service(), it.live()).canServe())
                .<Action>map(it -> move(it.service()))
                .toList();
    }

    private record Routed(RoutedService service, LiveService live, Commit commit) {
        Action kept(WriteService.Intent intent, Marks marks, Color color, String why) {
            return new WriteService(
                    intent,
                    Stamp.of(commit, service.selecting(live.selector().orElseThrow(), marks)),
                    color,
                    Optional.of(live.resourceVersion()),
                    why);
        }
    }

    private Stream<Routed> services(Predicate<LiveService> which) {
        return release().services().stream()
                .flatMap(service -> situation.live().service(service).stream()
                        .filter(live -> live.selector().isPresent())
                        .filter(which)
                        .map(live -> new Routed(service, live, release().commit())));
    }

    private Marks adopted(LiveService live, Trial.Course course) {
        return live.marks()
                .adopted(release().active(), live.selector())
                .with(situation.trial().kept(live, course))
                .with(IdleColor.of(situation).flatMap(IdleColor::wanted));
    }

    private WriteService move(RoutedService service) {
        Selector to = service.selectorFor(release().active());
        Optional<LiveService> live = situation.live().service(service);
        Marks marks = Marks.moved(
                        release().active(),
                        release().commit(),
                        to,
                        live.flatMap(it -> it.isAstray(service) ? it.marks().to() : it.selector()),
                        situation.trial().moved(live),
                        live.map(it -> it.marks().history()).orElse(PastMoves.NONE),
                        situation.now())
                .with(new PastMove(
                        situation.now(),
                        live.isPresent() ? PastMove.Kind.SWITCHED : PastMove.Kind.CREATED,
                        release().active(),
                        situation.memory().steps(release(), situation.now()),
                        Optional.empty()));
        return new WriteService(
                live.isPresent() ? WriteService.Intent.SWITCH : WriteService.Intent.CREATE,
                Stamp.of(release().commit(), service.selecting(to, marks)),
                release().active(),
                live.map(LiveService::resourceVersion),
                release().isSaidBySelector()
                        ? "there is no active-color, and "
                                + service.manifest().origin().file() + " selects it"
                        : "");
    }
}
