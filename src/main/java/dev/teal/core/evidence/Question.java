package dev.teal.core.evidence;

import java.time.Duration;
import java.time.Instant;

import dev.teal.core.live.Pod;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.Query;

/** Something that only others can answer. Equal questions have one answer. */
public sealed interface Question {

    /** How long after it was asked it is asked again, at the earliest. */
    Duration every();

    /** Something that only a pod can answer. */
    sealed interface ToPod extends Question {

        /** Where it is asked. */
        Pod.Door door();

        @Override
        default Duration every() {
            return Duration.ofSeconds(1);
        }
    }

    /** Whether a TCP connection is accepted; it is closed at once. */
    record Knock(Pod.Door door) implements ToPod {}

    /** Whether a check passes. */
    record Http(Pod.Door door, HttpCheck check) implements ToPod {}

    /**
     * Whether a value is within its bounds; it is the evidence, also where it is. No value is unreachable.
     *
     * @param expr what is asked, in PromQL
     * @param since when users came to what it is asked of: each trial is measured by itself
     */
    record Measure(Query query, String expr, Instant since) implements Question {

        @Override
        public Duration every() {
            return query.every();
        }
    }
}
