package dev.teal.core.policy;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where a measured value has to be.
 *
 * @param above it has to be greater
 * @param below it has to be less; one of them is there at least
 */
public record Bounds(Optional<BigDecimal> above, Optional<BigDecimal> below) {

    public Bounds {
        if (above.isEmpty() && below.isEmpty()) {
            throw new IllegalArgumentException("a value is measured against a bound");
        }
    }

    /** Whether a value is within them, which may be infinite; one that is no number is not. */
    public boolean contain(double value) {
        return above.filter(bound -> !(value > bound.doubleValue())).isEmpty()
                && below.filter(bound -> !(value < bound.doubleValue())).isEmpty();
    }

    /** As in {@code above 1 and below 5}. */
    @Override
    public String toString() {
        String least = above.map(it -> "above " + it.toPlainString()).orElse("");
        String most = below.map(it -> "below " + it.toPlainString()).orElse("");
        return least + (least.isEmpty() || most.isEmpty() ? "" : " and ") + most;
    }
}
