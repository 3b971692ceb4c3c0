package dev.teal.app.tell;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Score;

/**
 * The requests that were counted, as people read them: with their rate, so that nobody takes "0 failed" for more than it says,
 * and with what is missing.
 */
public final class CountLine {

    private CountLine() {}

    /** As in {@code 412 requests to / through Service shop/shop in 60.0 s, one every 145 ms: 0 failed; v2 answered 412}. */
    public static String of(Counted counted) {
        Score score = counted.after().orElse(counted.before());
        Duration length = Duration.between(score.since(), score.until());
        String rate = score.sent() == 0
                ? ""
                : " in " + seconds(length) + ", one every " + length.toMillis() / score.sent() + " ms";
        return score.sent() + " requests to " + counted.trickle() + rate
                + (counted.after().isPresent() ? "" : ", before the move") + ": " + score.failed() + " failed"
                + score.failure().map(it -> " (the last: " + it + ")").orElse("")
                + answers(counted, score)
                + missing(counted, score);
    }

    private static String answers(Counted counted, Score score) {
        if (score.said().isEmpty()) {
            return "";
        }
        String said = score.said().entrySet().stream()
                .map(it -> it.getKey() + " answered " + it.getValue().times())
                .collect(Collectors.joining(", "));
        Optional<Instant> moved = counted.trickle().movedAt();
        return "; " + said
                + counted.newcomer()
                        .flatMap(first -> moved.map(at -> ", first " + first.getKey() + " "
                                + Duration.between(at, first.getValue()).toMillis() + " ms after the move"))
                        .orElse("");
    }

    private static String missing(Counted counted, Score score) {
        return counted.missing().isZero()
                ? ""
                : "; counted since " + score.since().truncatedTo(ChronoUnit.SECONDS) + ", the first "
                        + seconds(counted.missing()) + " after the move are missing";
    }

    private static String seconds(Duration length) {
        return length.toMillis() / 100 / 10.0 + " s";
    }
}
