package dev.teal.core;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What Teal remembers of a routed Service, on the Service itself: all the state that there is.
 *
 * @param color the color that it was last pointed to
 * @param commit the commit that asked for it
 * @param switchedAt when the selector was moved
 * @param from the selector before; empty when the Service was created
 * @param provenAt when the endpoints were first seen to have followed
 * @param refused the content that was taken back, see {@link Release#content()}
 */
public record Marks(
        Optional<Color> color,
        Optional<String> commit,
        Optional<Instant> switchedAt,
        Optional<Selector> from,
        Optional<Instant> provenAt,
        Optional<String> refused) {

    /** A Service that Teal has not touched. */
    public static final Marks NONE = new Marks(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String PREFIX = "teal.dev/";
    private static final String COLOR = PREFIX + "color";
    private static final String COMMIT = PREFIX + "commit";
    private static final String SWITCHED_AT = PREFIX + "switched-at";
    private static final String FROM = PREFIX + "switched-from";
    private static final String PROVEN_AT = PREFIX + "proven-at";
    private static final String REFUSED = PREFIX + "went-back-from";

    /** The annotations that marks are kept in; in Git they mean nothing. */
    public static final Set<String> NAMES = Set.of(COLOR, COMMIT, SWITCHED_AT, FROM, PROVEN_AT, REFUSED);

    /** Reads a live Service's annotations. What is not readable counts as absent: a hand may have written it. */
    public static Marks of(Map<String, String> annotations) {
        return new Marks(
                Arrays.stream(Color.values())
                        .filter(color -> color.word().equals(annotations.get(COLOR)))
                        .findFirst(),
                Optional.ofNullable(annotations.get(COMMIT)),
                instant(annotations.get(SWITCHED_AT)),
                selector(annotations.get(FROM)),
                instant(annotations.get(PROVEN_AT)),
                Optional.ofNullable(annotations.get(REFUSED)));
    }

    /** The annotations to write. */
    public Map<String, String> annotations() {
        Map<String, String> written = new LinkedHashMap<>();
        color.ifPresent(it -> written.put(COLOR, it.word()));
        commit.ifPresent(it -> written.put(COMMIT, it));
        switchedAt.ifPresent(it -> written.put(SWITCHED_AT, it.toString()));
        from.ifPresent(it -> written.put(FROM, it.toString()));
        provenAt.ifPresent(it -> written.put(PROVEN_AT, it.toString()));
        refused.ifPresent(it -> written.put(REFUSED, it));
        return written;
    }

    /** The marks of a Service that a release points to its color. */
    static Marks moved(Release release, Optional<Selector> from, Instant now) {
        return new Marks(
                Optional.of(release.active()),
                Optional.of(release.commit().id()),
                Optional.of(now),
                from,
                Optional.empty(),
                Optional.empty());
    }

    /** The marks of a Service that is pointed back to where it was, so that this content is not tried again. */
    static Marks wentBack(Release release, LiveService live, Instant now) {
        return new Marks(
                Optional.of(release.active().other()),
                live.marks().commit(),
                Optional.of(now),
                live.selector(),
                Optional.empty(),
                Optional.of(release.content()));
    }

    /** The marks of a Service that was found pointing to {@code serving}: nothing else about it changes. */
    public Marks adopted(Color serving) {
        return new Marks(Optional.of(serving), commit, switchedAt, from, provenAt, refused);
    }

    /** The marks after the endpoints were seen to have followed. */
    public Marks proven(Instant at) {
        return new Marks(color, commit, switchedAt, from, Optional.of(at), refused);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Selector> selector(String text) {
        List<String> pairs = text == null ? List.of() : List.of(text.split(","));
        if (pairs.isEmpty() || !pairs.stream().allMatch(pair -> pair.indexOf('=') > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Selector(pairs.stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, TreeMap::new))));
    }
}
