package dev.teal.core.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What has come of a stream of requests by now.
 *
 * @param trickle what is sent
 * @param before of those that were over before the move
 * @param after of those that were over later, also where they were under way at the move; empty while the move lies ahead
 */
public record Counted(Trickle trickle, Score before, Optional<Score> after) {

    /** How much of the time since the move was not counted, at its beginning; zero where nothing is missing. */
    public Duration missing() {
        Duration late = trickle.movedAt()
                .flatMap(moved -> after.map(score -> Duration.between(moved, score.since())))
                .orElse(Duration.ZERO);
        return late.isNegative() ? Duration.ZERO : late;
    }

    /** The first value that was answered since the move and never before; empty where it is not known what was before. */
    public Optional<Map.Entry<String, Instant>> newcomer() {
        return after.filter(score -> !before.said().isEmpty())
                .flatMap(score -> score.said().entrySet().stream()
                        .filter(said -> !before.said().containsKey(said.getKey()))
                        .map(said -> Map.entry(said.getKey(), said.getValue().first()))
                        .min(Map.Entry.comparingByValue()));
    }

    /** Whether any request was answered as it should: where none was, that says more of the way than of the pods. */
    public boolean hasArrived() {
        return before.passed() + after.map(Score::passed).orElse(0L) > 0;
    }
}
