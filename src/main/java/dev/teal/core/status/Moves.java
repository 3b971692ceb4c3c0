package dev.teal.core.status;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.PastMove;
import dev.teal.core.mark.PastMoves;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.WriteService;
import dev.teal.core.plan.WriteService.Intent;
import dev.teal.core.situation.Situation;
import dev.teal.core.status.Status.Move;

/** The last {@link PastMoves#MOST} moves of the traffic; those that processes before have made, as the Service remembers them. */
record Moves(Tick tick, Journey journey) {

    /** A move is told again while its endpoints have not followed, so that its last step gets its time. */
    List<Move> after(Optional<Status> status) {
        List<Move> before =
                status.filter(it -> it.seen().isPresent()).map(Status::moves).orElseGet(this::remembered);
        boolean same = !before.isEmpty()
                && before.get(0).journey().commit().equals(journey.commit())
                && before.get(0).wanted();
        List<Move> told = same && journey.switched().isPresent()
                ? Stream.concat(
                                Stream.of(new Move(
                                        before.get(0).color(), before.get(0).intent(), journey)),
                                before.stream().skip(1))
                        .toList()
                : before;
        return tick.done().stream()
                .flatMap(action -> made(action).stream())
                .findFirst()
                .filter(move -> !same || !move.wanted())
                .map(move -> Stream.concat(Stream.of(move), told.stream())
                        .limit(PastMoves.MOST)
                        .toList())
                .orElse(told);
    }

    /** Of several Services that are moved together each remembers the same; this look may have added the last step. */
    private List<Move> remembered() {
        Stream<Marks> proven = tick.done().stream()
                .filter(it -> it instanceof WriteService write && write.intent() == Intent.PROVE)
                .map(it -> ((WriteService) it).marks());
        Stream<Marks> live =
                tick.situation().stream().flatMap(Situation::routed).map(LiveService::marks);
        return Stream.concat(proven, live)
                .map(marks -> marks.history().moves())
                .filter(moves -> !moves.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(it -> new Move(it.color(), intent(it.kind()), Journey.of(it)))
                .toList();
    }

    private static Intent intent(PastMove.Kind kind) {
        return switch (kind) {
            case CREATED -> Intent.CREATE;
            case SWITCHED -> Intent.SWITCH;
            case WENT_BACK -> Intent.RETURN;
        };
    }

    private Optional<Move> made(Action action) {
        return action instanceof WriteService write && write.movesTraffic()
                ? Optional.of(new Move(write.color(), write.intent(), journey))
                : Optional.empty();
    }
}
