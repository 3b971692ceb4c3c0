package dev.teal.manifest.entry;

import java.util.Optional;

/** A whole number in the file, from {@code least} to {@code most}. */
public record Count(int least, int most, int example) {

    /** The number; complains where it is none, or out of these bounds. */
    public Optional<Integer> in(Value value) {
        if (value.content() instanceof Integer number && number >= least && number <= most) {
            return Optional.of(number);
        }
        if (value.content() instanceof String text && text.matches("[0-9]{1,5}")) {
            value.complain("is text, where a number is due", "write " + value.line(text) + " without quotes");
        } else if (value.content() instanceof Number) {
            value.complain(
                    "is " + value.written() + ", not a whole number from " + least + " to " + most,
                    "write for instance " + value.line(String.valueOf(nearest(value))));
        } else {
            value.complain(
                    "is " + value.kind() + ", where a whole number from " + least + " to " + most + " is due",
                    "write for instance " + value.line(String.valueOf(example)));
        }
        return Optional.empty();
    }

    private int nearest(Value value) {
        if (!(value.content() instanceof Integer number)) {
            return example;
        }
        return number > most ? most : number < least ? least : example;
    }
}
