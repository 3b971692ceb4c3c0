package dev.teal.core.live;

import java.util.List;
import java.util.Set;

import dev.teal.core.value.Hands;
import dev.teal.core.value.Hold;

/** How one live object differs from what Git wants, by the API server's own dry run. */
public sealed interface Drift {

    /** It is what Git wants. */
    record None() implements Drift {}

    /** It does not exist. */
    record Missing() implements Drift {}

    /** Neither it nor its namespace exists. */
    record NoNamespace() implements Drift {}

    /**
     * It differs.
     *
     * @param fields the paths of the first few fields that would change
     * @param owners who wrote these fields as they are, by the names of {@code managedFields}; empty where nobody did
     */
    record Differs(List<String> fields, Set<String> owners) implements Drift {

        /** Nobody is known to have written them. */
        public Differs(List<String> fields) {
            this(fields, Set.of());
        }

        /** Whether people wrote these fields, and nobody else. */
        public boolean byHand() {
            return !owners.isEmpty() && owners.stream().allMatch(Hands::isHand);
        }

        /** Whether it differs in annotations only, which no pod's program is made of. */
        public boolean cosmetic() {
            return fields.stream().allMatch(field -> field.contains("metadata.annotations"));
        }
    }

    /** Applying it would be refused. */
    record Refused(Hold hold) implements Drift {}

    /** Whether applying the object would change something. */
    default boolean pending() {
        return this instanceof Missing || this instanceof NoNamespace || this instanceof Differs;
    }
}
