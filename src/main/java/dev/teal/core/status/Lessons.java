package dev.teal.core.status;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.Drift;
import dev.teal.core.live.LiveService;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService;
import dev.teal.core.situation.Attempts;
import dev.teal.core.situation.Memory;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.workload.Capacity;
import dev.teal.core.workload.Wanted;

/** What the next look is to remember of one that saw {@code situation} and did {@code done}. */
record Lessons(Situation situation, List<Action> done) {

    /** That, and what is still worth remembering of the looks before. */
    Memory memory() {
        return new Memory(
                Optional.of(situation.release()),
                new Attempts(Map.copyOf(attempts())),
                each(this::doubt),
                each(this::lack),
                each(this::route),
                before().steps());
    }

    private Memory before() {
        return situation.memory();
    }

    private Map<ObjectRef, Attempts.Attempt> attempts() {
        Map<ObjectRef, Attempts.Attempt> next = new HashMap<>();
        Set<ObjectRef> written = written();
        situation.release().manifests().forEach(git -> {
            Optional<Attempts.Attempt> last =
                    Optional.ofNullable(before().attempts().byObject().get(git.ref()));
            Manifest wanted = new Wanted(situation).of(git);
            if (situation.drift(git) instanceof Drift.Differs differs) {
                int before = last.filter(it -> it.concerns(wanted, differs, situation.now()))
                        .map(Attempts.Attempt::writes)
                        .orElse(0);
                int writes = before + (written.contains(git.ref()) ? 1 : 0);
                next.put(
                        git.ref(), new Attempts.Attempt(Set.copyOf(differs.fields()), writes, situation.now(), wanted));
            } else {
                last.filter(it -> it.isRecent(situation.now())).ifPresent(it -> next.put(git.ref(), it));
            }
        });
        return next;
    }

    private Set<ObjectRef> written() {
        Set<ObjectRef> written = new HashSet<>();
        for (Action action : done) {
            if (action instanceof Action.Apply apply) {
                written.add(apply.manifest().ref());
            } else if (action instanceof WriteService write && write.intent() == WriteService.Intent.KEEP) {
                written.add(write.manifest().ref());
            }
        }
        return written;
    }

    private Optional<Memory.Doubt> doubt(RoutedService service) {
        return live(service)
                .filter(live -> live.unproven() && !situation.traffic().followed(service, live))
                .map(live -> new Memory.Doubt(
                        live.marks().move().orElseThrow().at(),
                        before().doubted(live).orElse(situation.now())));
    }

    private Optional<Memory.Lack> lack(RoutedService service) {
        return live(service)
                .filter(live -> situation.traffic().arrived(service))
                .flatMap(live -> new Capacity(situation, service, live).isShort()
                        ? Optional.of(new Memory.Lack(
                                before().shortSince(live.ref()).or(() -> Optional.of(situation.now())),
                                situation.now()))
                        : before().lastShort(live.ref()).map(last -> new Memory.Lack(Optional.empty(), last)));
    }

    private Optional<LiveService> route(RoutedService service) {
        return live(service)
                .filter(live -> !live.isAstray(service))
                .map(LiveService::withoutEndpoints)
                .or(() -> Optional.ofNullable(before().routes().get(service.ref())));
    }

    private Optional<LiveService> live(RoutedService service) {
        return situation.live().service(service);
    }

    private <T> Map<ObjectRef, T> each(Function<RoutedService, Optional<T>> lesson) {
        Map<ObjectRef, T> each = new HashMap<>();
        situation
                .release()
                .services()
                .forEach(service -> lesson.apply(service).ifPresent(it -> each.put(service.ref(), it)));
        return Map.copyOf(each);
    }
}
