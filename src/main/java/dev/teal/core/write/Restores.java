package dev.teal.core.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.Drift;
import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Marks;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/**
 * What puts a routed Service back that a hand has deleted, emptied or widened. It goes where it went before, if a pod there
 * is ready, whatever else is held: a Service that selects nobody, or both colors, loses requests at every moment.
 */
public record Restores(Situation situation) {

    /** One write for each routed Service that is gone or astray, and that ready pods wait behind. */
    public List<Action> all() {
        List<Action> actions = new ArrayList<>();
        for (RoutedService service : situation.release().services()) {
            Optional<LiveService> live = situation.live().service(service);
            if (live.isEmpty()) {
                recreated(service).ifPresent(actions::add);
            } else if (live.get().isAstray(service) && !isAnothers(service)) {
                reselected(service, live.get()).ifPresent(actions::add);
            }
        }
        return actions;
    }

    /** Another tool owns the selector: it is not fought over. */
    private boolean isAnothers(RoutedService service) {
        return situation.drift(service.manifest()) instanceof Drift.Refused refused
                && refused.hold().reason() == Reason.CONFLICT;
    }

    private Optional<Action> reselected(RoutedService service, LiveService live) {
        Optional<Color> color = live.marks().color();
        return live.marks()
                .to()
                .or(() -> color.map(service::selectorFor))
                .filter(to -> color.isPresent() && situation.traffic().anyReady(service, to))
                .map(to -> new WriteService(
                        WriteService.Intent.RESTORE,
                        Stamp.kept(situation.live().object(service.ref()), service.selecting(to, live.marks())),
                        color.get(),
                        Optional.of(live.resourceVersion()),
                        live.selector()
                                .map(it -> "a hand made it select " + it)
                                .orElse("a hand took its selector away")));
    }

    private Optional<Action> recreated(RoutedService service) {
        Optional<LiveService> last =
                Optional.ofNullable(situation.memory().routes().get(service.ref()));
        Optional<Color> color = last.flatMap(it -> it.marks().color()).or(this::marked);
        return last.flatMap(LiveService::selector)
                .or(() -> color.map(service::selectorFor))
                .filter(to -> color.isPresent() && situation.traffic().anyReady(service, to))
                .map(to -> new WriteService(
                        WriteService.Intent.RESTORE,
                        service.selecting(to, last.map(LiveService::marks).orElseGet(() -> restored(color.get(), to))),
                        color.get(),
                        Optional.empty(),
                        "a hand deleted it"));
    }

    private Marks restored(Color color, Selector to) {
        return Marks.restored(color, to, situation.takenBack());
    }

    /** The color that served when the colors were last applied: the desired one's word counts first, it is the newer. */
    private Optional<Color> marked() {
        return Stream.of(situation.active(), situation.active().other())
                .flatMap(color ->
                        Optional.ofNullable(situation.live().deployments().get(color)).stream())
                .flatMap(live -> live.marks().serving().stream())
                .filter(situation.release().versions()::containsKey)
                .findFirst();
    }
}
