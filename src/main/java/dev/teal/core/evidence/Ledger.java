package dev.teal.core.evidence;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Keeps the count of one stream. A look hears of a move a moment after it was made: the last requests are kept one by one, so
 * that each still gets to its side of it. Not for several threads at a time.
 */
public final class Ledger {

    private static final int LATELY = 300;

    private Instant begun;
    private final Deque<Score.Request> lately = new ArrayDeque<>();
    private Score before;
    private Optional<Score> after = Optional.empty();
    private Optional<Instant> movedAt = Optional.empty();

    /** For a stream that begins now. */
    public Ledger(Instant begun) {
        this.begun = begun;
        this.before = Score.from(begun);
    }

    /** Takes down one that is over. */
    public void enter(Score.Request request) {
        if (movedAt.isPresent()) {
            divide(request, movedAt.get());
            return;
        }
        lately.add(request);
        if (lately.size() > LATELY) {
            before = before.plus(lately.remove());
        }
    }

    /** What was counted until now. A move that lies ahead is divided by once it is known; another one begins the count anew. */
    public Counted counted(Trickle trickle, Instant now) {
        if (!trickle.movedAt().equals(movedAt)) {
            movedAt.ifPresent(forgotten -> begin(now));
            movedAt = trickle.movedAt();
            after = movedAt.map(moved -> Score.from(moved.isAfter(begun) ? moved : begun));
            movedAt.ifPresent(this::divide);
        }
        return new Counted(trickle, lately.stream().reduce(before, Score::plus, (one, other) -> other), after);
    }

    private void begin(Instant now) {
        begun = now;
        before = Score.from(now);
    }

    private void divide(Instant moved) {
        lately.forEach(request -> divide(request, moved));
        lately.clear();
    }

    private void divide(Score.Request request, Instant moved) {
        if (request.overAt().isBefore(moved)) {
            before = before.plus(request);
        } else {
            after = after.map(score -> score.plus(request));
        }
    }
}
