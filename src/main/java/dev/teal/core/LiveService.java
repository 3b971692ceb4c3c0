package dev.teal.core;

import java.util.Optional;
import java.util.Set;

/**
 * A routed Service as the cluster has it.
 *
 * @param selector empty where it has none
 * @param resourceVersion what a write based on this look has to name
 * @param marks Teal's annotations on it
 * @param serving the names of the pods that its EndpointSlices call ready
 */
public record LiveService(
        ObjectRef ref, Optional<Selector> selector, String resourceVersion, Marks marks, Set<String> serving) {

    /** Whether it selects exactly {@code wanted}. */
    public boolean selects(Selector wanted) {
        return selector.filter(wanted::equals).isPresent();
    }

    /**
     * Whether a move of the selector still waits for its endpoints. A hand that has moved it back meanwhile ended that
     * move.
     */
    public boolean unproven() {
        return marks.switchedAt().isPresent()
                && marks.provenAt().isEmpty()
                && !marks.from().equals(selector);
    }
}
