package dev.teal.core.evidence;

import java.time.Instant;

/**
 * What came back the last time that a question was asked.
 *
 * @param outcome what it comes to
 * @param inARow how often in a row it came to that, at least 1
 * @param evidence what was answered or happened instead, as in {@code status 500, expected 200: "out of memory"}; one line of
 *     200 characters at most, without control characters; empty where a pod has passed, the value where one was measured
 * @param at when
 */
public record Answer(Outcome outcome, int inARow, String evidence, Instant at) {

    /** What an answer comes to. */
    public enum Outcome {
        /** As expected. */
        PASSED,
        /** The pod, or its network, has answered, and not as expected; or not in time. A value is out of bounds. */
        FAILED,
        /** Nobody is there to answer: no route, a firewall, or no pod network where Teal runs. No value was to be had. */
        UNREACHABLE
    }

    /** Whether it is what was expected. */
    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
