package dev.teal.inquiry;

import dev.teal.core.evidence.Answer.Outcome;
import dev.teal.core.live.Pod;

/**
 * What came of asking once.
 *
 * @param evidence as in an answer
 */
record Finding(Outcome outcome, String evidence) {

    static final Finding PASSED = new Finding(Outcome.PASSED, "");

    /** {@code what} may have any characters, and any length. */
    static Finding failed(String what) {
        return new Finding(Outcome.FAILED, Line.of(what));
    }

    /** Teal ends. */
    static Finding unasked() {
        return new Finding(Outcome.UNREACHABLE, "is not asked any more");
    }

    static Finding refused(Pod.Door door) {
        return failed("accepts no connection on " + door);
    }

    static Finding unreachable(Pod.Door door) {
        return new Finding(Outcome.UNREACHABLE, Line.of("nothing answers at " + door));
    }
}
