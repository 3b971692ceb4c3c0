package dev.teal.core.mark;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Selector;

/**
 * What Teal remembers of a routed Service, on the Service itself.
 *
 * @param color the color that it was last pointed to
 * @param commit the commit that asked for it
 * @param to the selector that Teal last gave it: another one was made by a hand
 * @param move the last move, where Teal made one
 * @param takenBack the content that was taken back, until Git wants the other color
 * @param trials how contents have done in service
 * @param away the color that was put away
 * @param history the last moves, for people
 */
public record Marks(
        Optional<Color> color,
        Optional<String> commit,
        Optional<Selector> to,
        Optional<Move> move,
        Optional<TakenBack> takenBack,
        Trials trials,
        Optional<Away> away,
        PastMoves history) {

    /** A Service that Teal has not touched. */
    public static final Marks NONE = new Marks(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Trials.NONE,
            Optional.empty(),
            PastMoves.NONE);

    private static final String PREFIX = "teal.dev/";
    private static final String COLOR = PREFIX + "color";
    private static final String COMMIT = PREFIX + "commit";

    private static final String TO = PREFIX + "switched-to";
    private static final String SWITCHED_AT = PREFIX + "switched-at";
    private static final String FROM = PREFIX + "switched-from";
    private static final String PROVEN_AT = PREFIX + "proven-at";

    /** The annotations that marks are kept in; in Git they mean nothing. */
    public static final Set<String> NAMES = Stream.concat(
                    Stream.of(
                            COLOR,
                            COMMIT,
                            TO,
                            SWITCHED_AT,
                            FROM,
                            PROVEN_AT,
                            TakenBack.CONTENT,
                            TakenBack.BECAUSE,
                            PastMoves.NAME),
                    Stream.concat(Trials.names().stream(), Away.names().stream()))
            .collect(Collectors.toUnmodifiableSet());

    /** Reads a live Service's annotations. What is not readable counts as absent: a hand may have written it. */
    public static Marks of(Map<String, String> annotations) {
        return new Marks(
                color(annotations.get(COLOR)),
                Optional.ofNullable(annotations.get(COMMIT)),
                Selector.parse(annotations.getOrDefault(TO, "")),
                instant(annotations.get(SWITCHED_AT))
                        .map(at -> new Move(
                                at,
                                Selector.parse(annotations.getOrDefault(FROM, "")),
                                instant(annotations.get(PROVEN_AT)))),
                TakenBack.of(annotations),
                Trials.of(annotations),
                Away.of(annotations),
                PastMoves.of(annotations));
    }

    /** The annotations to write. */
    public Map<String, String> annotations() {
        Map<String, String> written = new LinkedHashMap<>();
        color.ifPresent(it -> written.put(COLOR, it.word()));
        commit.ifPresent(it -> written.put(COMMIT, it));
        to.ifPresent(it -> written.put(TO, it.toString()));
        move.ifPresent(it -> {
            written.put(SWITCHED_AT, it.at().toString());
            it.from().ifPresent(from -> written.put(FROM, from.toString()));
            it.provenAt().ifPresent(at -> written.put(PROVEN_AT, at.toString()));
        });
        takenBack.ifPresent(it -> written.putAll(it.annotations()));
        written.putAll(trials.annotations());
        away.ifPresent(it -> written.putAll(it.annotations()));
        written.putAll(history.annotations());
        return written;
    }

    /** The selector before the last move, where there was one. */
    public Optional<Selector> from() {
        return move.flatMap(Move::from);
    }

    /** The marks of a Service that a commit points to its color. */
    public static Marks moved(
            Color color,
            Commit commit,
            Selector to,
            Optional<Selector> from,
            Trials trials,
            PastMoves history,
            Instant now) {
        return new Marks(
                Optional.of(color),
                Optional.of(commit.id()),
                Optional.of(to),
                Optional.of(Move.now(from, now)),
                Optional.empty(),
                trials,
                Optional.empty(),
                history);
    }

    /** The marks of a Service that is pointed back to where it was, so that this content is not tried again. */
    public Marks wentBack(Color serving, Selector back, Optional<Selector> from, TakenBack why, Instant now) {
        return new Marks(
                Optional.of(serving),
                commit,
                Optional.of(back),
                Optional.of(Move.now(from, now)),
                Optional.of(why),
                trials.unwatched(),
                Optional.empty(),
                history);
    }

    /** The marks of a Service that was found serving a color, with no reason left not to try the other. */
    public Marks adopted(Color serving, Optional<Selector> selector) {
        return new Marks(Optional.of(serving), commit, selector, move, Optional.empty(), trials, away, history);
    }

    /** The marks of a Service that is made anew for a color that served, with what is known of it from elsewhere. */
    public static Marks restored(Color serving, Selector to, Optional<TakenBack> takenBack) {
        return new Marks(
                Optional.of(serving),
                Optional.empty(),
                Optional.of(to),
                Optional.empty(),
                takenBack,
                Trials.NONE,
                Optional.empty(),
                PastMoves.NONE);
    }

    /** The marks after the endpoints were seen to have followed. */
    public Marks proven(Instant at) {
        return new Marks(
                color, commit, to, move.map(it -> it.proven(at)), takenBack, trials, away, history.followed(at));
    }

    /** The same marks, once more is known of how contents have done. */
    public Marks with(Trials known) {
        return new Marks(color, commit, to, move, takenBack, known, away, history);
    }

    /** The same marks, once a color was put away, or none is any more. */
    public Marks with(Optional<Away> idle) {
        return new Marks(color, commit, to, move, takenBack, trials, idle, history);
    }

    /** The same marks, once more was moved. */
    public Marks with(PastMove last) {
        return new Marks(color, commit, to, move, takenBack, trials, away, history.with(last));
    }

    /** The color that this word names, if it names one. */
    public static Optional<Color> color(String word) {
        return Arrays.stream(Color.values())
                .filter(it -> it.word().equals(word))
                .findFirst();
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
