package dev.teal.core.mark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;

/**
 * A move of the traffic, as it is remembered.
 *
 * @param at when the selector was moved
 * @param color where to
 * @param steps of the commit that asked for it
 * @param followed when the endpoints were first seen to have followed
 */
public record PastMove(Instant at, Kind kind, Color color, Steps steps, Optional<Instant> followed) {

    /** What a move was for. */
    public enum Kind {
        CREATED,
        SWITCHED,
        WENT_BACK
    }

    private static final String NONE = "-";
    private static final int PARTS = 9;
    private static final String COMMIT = "[0-9A-Za-z]{1,64}";

    /** Reads what {@link #toString} has written; empty where it is something else. */
    static Optional<PastMove> parse(String line) {
        List<String> parts = List.of(line.split(" "));
        if (parts.size() != PARTS || !parts.get(3).matches(COMMIT)) {
            return Optional.empty();
        }
        Optional<Kind> kind = Stream.of(Kind.values())
                .filter(it -> it.name().equals(parts.get(1)))
                .findFirst();
        Optional<Instant> at = Marks.instant(parts.get(0));
        Optional<Color> color = Marks.color(parts.get(2));
        Optional<Instant> committed = Marks.instant(parts.get(4));
        Optional<Instant> seen = Marks.instant(parts.get(5));
        if (kind.isEmpty() || at.isEmpty() || color.isEmpty() || committed.isEmpty() || seen.isEmpty()) {
            return Optional.empty();
        }
        Steps steps = new Steps(
                new Commit(parts.get(3), committed.get()),
                seen.get(),
                Marks.instant(parts.get(6)),
                Marks.instant(parts.get(7)));
        return Optional.of(new PastMove(at.get(), kind.get(), color.get(), steps, Marks.instant(parts.get(8))));
    }

    /** The same move once its endpoints were seen to have followed; when they first were, stays. */
    PastMove followed(Instant seen) {
        return followed.isPresent() ? this : new PastMove(at, kind, color, steps, Optional.of(seen));
    }

    /** One line, of at most 300 characters. */
    @Override
    public String toString() {
        return Stream.of(
                        text(Optional.of(at)),
                        kind.name(),
                        color.word(),
                        steps.commit().id(),
                        text(Optional.of(steps.commit().committedAt())),
                        text(Optional.of(steps.seen())),
                        text(steps.applied()),
                        text(steps.ready()),
                        text(followed))
                .collect(Collectors.joining(" "));
    }

    private static String text(Optional<Instant> time) {
        return time.map(it -> it.truncatedTo(ChronoUnit.MILLIS).toString()).orElse(NONE);
    }
}
