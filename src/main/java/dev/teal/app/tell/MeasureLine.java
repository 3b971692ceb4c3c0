package dev.teal.app.tell;

import dev.teal.core.check.Measurement;

/** What a query has said of a trial that is over, as people read it. */
final class MeasureLine {

    private MeasureLine() {}

    /** As in {@code measured at the end: sum(errors) is 0.002, expected below 0.01, 31 times in a row}. */
    static String of(Measurement measurement) {
        return (isKnown(measurement) ? "measured at the end: " : "the trial ended without being measured: ")
                + measurement.seen();
    }

    /** Whether there was a value at the end. Who trusts in the query has to be told where there was none. */
    static boolean isKnown(Measurement measurement) {
        return measurement.answer().isPresent() && measurement.missing().isEmpty();
    }
}
