package dev.teal.core.evidence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a number of requests came out.
 *
 * @param since from when on requests counted
 * @param until when the last of them was over
 * @param sent how many are over; those under way do not count yet
 * @param failed how many of them failed
 * @param said how often each value of the header was answered, in the order of their first time; ten at most, the rest as
 *     {@value #OTHERS}
 * @param failure what the last one failed by; empty where none has
 */
public record Score(
        Instant since, Instant until, long sent, long failed, Map<String, Said> said, Optional<String> failure) {

    /** Stands for each value beyond the tenth. */
    public static final String OTHERS = "others";

    private static final int MOST_VALUES = 10;

    /**
     * One value of the header.
     *
     * @param first when it was first answered
     */
    public record Said(long times, Instant first) {}

    /**
     * One request that is over.
     *
     * @param overAt when its answer was complete, or it was given up
     * @param value of the header, in whatever answer; empty where it had none
     * @param failure why it failed, in one line of 200 characters at most; empty where it did not
     */
    public record Request(Instant overAt, Optional<String> value, Optional<String> failure) {}

    /** Nothing is counted yet. */
    public static Score from(Instant since) {
        return new Score(since, since, 0, 0, Map.of(), Optional.empty());
    }

    /** With one more. */
    public Score plus(Request one) {
        return new Score(
                since,
                one.overAt().isAfter(until) ? one.overAt() : until,
                sent + 1,
                failed + (one.failure().isPresent() ? 1 : 0),
                one.value().map(value -> saying(value, one.overAt())).orElse(said),
                one.failure().or(() -> failure));
    }

    /** How many did not fail. */
    public long passed() {
        return sent - failed;
    }

    private Map<String, Said> saying(String value, Instant at) {
        boolean room = said.containsKey(value) || said.size() < MOST_VALUES;
        Map<String, Said> more = new LinkedHashMap<>(said);
        more.merge(room ? value : OTHERS, new Said(1, at), (had, one) -> new Said(had.times() + 1, had.first()));
        return more;
    }
}
