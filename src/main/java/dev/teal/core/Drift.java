package dev.teal.core;

import java.util.List;

/** How one live object differs from what Git wants, by the API server's own dry run. */
public sealed interface Drift {

    /** It is what Git wants. */
    record None() implements Drift {}

    /** It does not exist. */
    record Missing() implements Drift {}

    /** It differs; {@code fields} are the paths of the first few fields that would change. */
    record Differs(List<String> fields) implements Drift {}

    /** Applying it would be refused. */
    record Refused(Hold hold) implements Drift {}

    /** Whether applying the object would change something. */
    default boolean pending() {
        return this instanceof Missing || this instanceof Differs;
    }
}
