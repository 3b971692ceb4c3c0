package dev.teal.manifest.entry;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.teal.core.policy.Share;

/**
 * A share in the file: more than nothing and up to {@code 100%}, with at most three decimals.
 *
 * @param example what is proposed where nothing shows what is meant
 */
public record Percentage(String example) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}([.][0-9]{1,3})?");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** What the value says; complains where it is no such share. */
    public Optional<Share> in(Value value) {
        String text = value.content() instanceof Number
                ? value.written()
                : value.content().toString();
        boolean signed = text.endsWith("%");
        String number = signed ? text.substring(0, text.length() - 1) : text.strip();
        boolean fits = NUMBER.matcher(number).matches() && isShare(new BigDecimal(number));
        if (signed && fits) {
            return Optional.of(
                    new Share(new BigDecimal(number).movePointRight(3).intValueExact()));
        }
        value.complain(
                fits ? "is a number without a percent sign" : "is no share of more than 0% and up to 100%",
                "write for instance " + value.line(fits ? number + "%" : example));
        return Optional.empty();
    }

    private static boolean isShare(BigDecimal number) {
        return number.signum() > 0 && number.compareTo(ALL) <= 0;
    }
}
