package dev.teal.core.policy;

import java.math.BigDecimal;

/**
 * A part of a whole, as in {@code 0.5%}.
 *
 * @param thousandths of a percent: 500 in that example
 */
public record Share(int thousandths) {

    private static final long WHOLE = 100_000;

    /** Whether {@code part} of {@code whole} is more than this. */
    public boolean isExceededBy(long part, long whole) {
        return part * WHOLE > whole * thousandths;
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString() + "%";
    }
}
