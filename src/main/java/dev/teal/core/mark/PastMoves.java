package dev.teal.core.mark;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The last moves of the traffic, newest first, for people: nothing is decided by it. It is kept as it is written, so that what a
 * hand has garbled stays as it is until the next move, and costs no write.
 *
 * @param text one line a move
 */
public record PastMoves(String text) {

    /** Nothing is remembered. */
    public static final PastMoves NONE = new PastMoves("");

    static final String NAME = "teal.dev/switches";

    /** So many moves are remembered. */
    public static final int MOST = 10;

    /** In characters, all of which are ASCII. */
    private static final int LONGEST = 4096;

    static PastMoves of(Map<String, String> annotations) {
        return new PastMoves(annotations.getOrDefault(NAME, ""));
    }

    Map<String, String> annotations() {
        return text.isEmpty() ? Map.of() : Map.of(NAME, text);
    }

    /** The moves that can be read; none where it is longer than anything that was written. */
    public List<PastMove> moves() {
        return text.length() > LONGEST
                ? List.of()
                : text.lines()
                        .flatMap(line -> PastMove.parse(line).stream())
                        .limit(MOST)
                        .toList();
    }

    /** With one more move; the oldest are dropped where there is no room. */
    PastMoves with(PastMove move) {
        return new PastMoves(joined(Stream.concat(Stream.of(move), moves().stream())));
    }

    /** With the time at which the endpoints of the last move were seen to have followed. */
    PastMoves followed(Instant at) {
        List<PastMove> moves = moves();
        UnaryOperator<PastMove> first = it -> it == moves.get(0) ? it.followed(at) : it;
        return moves.isEmpty() ? this : new PastMoves(joined(moves.stream().map(first)));
    }

    private static String joined(Stream<PastMove> moves) {
        String all = moves.limit(MOST).map(PastMove::toString).collect(Collectors.joining("\n"));
        return all.length() <= LONGEST ? all : all.substring(0, all.lastIndexOf('\n', LONGEST));
    }
}
