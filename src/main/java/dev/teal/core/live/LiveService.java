package dev.teal.core.live;

import java.util.Optional;
import java.util.Set;

import dev.teal.core.desired.RoutedService;
import dev.teal.core.mark.Marks;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;

/**
 * A routed Service as the cluster has it.
 *
 * @param selector empty where it has none
 * @param resourceVersion what a write based on this look has to name
 * @param marks Teal's annotations on it
 * @param endpoints where it sends traffic
 */
public record LiveService(
        ObjectRef ref, Optional<Selector> selector, String resourceVersion, Marks marks, Endpoints endpoints) {

    /**
     * Where a Service sends traffic, by its EndpointSlices.
     *
     * @param ready the names of the pods that Kubernetes' own endpoints controller calls ready
     * @param foreign the names of slices that something else has put there
     * @param reach which pods the controller calls ready
     */
    public record Endpoints(Set<String> ready, Set<String> foreign, Reach reach) {

        /** Of Kubernetes' own controller only, and of ready pods only. */
        public static Endpoints of(Set<String> ready) {
            return new Endpoints(ready, Set.of(), Reach.READY);
        }
    }

    /** Which pods a Service sends traffic to. */
    public enum Reach {
        /** Those that are ready and do not end. */
        READY,
        /** Whichever have an address, by {@code publishNotReadyAddresses}: also those that start or end. */
        EVERY
    }

    /** The same without where it sends traffic, which is as large as its pods are many and changes with them. */
    public LiveService withoutEndpoints() {
        return new LiveService(ref, selector, resourceVersion, marks, Endpoints.of(Set.of()));
    }

    /** Whether it selects exactly {@code wanted}. */
    public boolean selects(Selector wanted) {
        return selector.filter(wanted::equals).isPresent();
    }

    /**
     * Whether a move of the selector still waits for its endpoints. A hand that has moved it back meanwhile ended that
     * move.
     */
    public boolean unproven() {
        return marks.move().filter(move -> move.provenAt().isEmpty()).isPresent()
                && !marks.from().equals(selector);
    }

    /**
     * Whether the selector is neither a color's nor what Teal last wrote: a hand has emptied, widened or mistaken it. One that
     * Teal never wrote is its owner's until the first switch.
     */
    public boolean isAstray(RoutedService service) {
        boolean foreign = selector.filter(it -> !service.selectors().containsValue(it))
                .filter(it -> marks.to().filter(to -> !to.equals(it)).isPresent())
                .isPresent();
        return selector.isEmpty() || foreign;
    }
}
