package dev.teal.manifest.entry;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number in the file, whole or broken.
 *
 * @param example what is proposed where nothing shows what is meant
 */
public record Decimal(String example) {

    /** The number; complains where it is none. */
    public Optional<BigDecimal> in(Value value) {
        if (value.content() instanceof Number number) {
            return Optional.of(new BigDecimal(number.toString()));
        }
        boolean quoted = value.content() instanceof String text && text.matches("-?[0-9]{1,9}([.][0-9]{1,9})?");
        value.complain(
                "is " + value.kind() + ", where a number is due",
                quoted
                        ? "write " + value.line(value.content().toString()) + " without quotes"
                        : "write for instance " + value.line(example));
        return Optional.empty();
    }
}
