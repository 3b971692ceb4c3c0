package dev.teal.manifest.entry;

import java.util.Optional;

import dev.teal.core.value.PlainScalar;

/** A truth value in the file, in any of the words that YAML has for it. */
public final class Truth {

    private Truth() {}

    /** What the value says; complains where it says neither. */
    public static Optional<Boolean> in(Value value) {
        if (value.content() instanceof Boolean truth) {
            return Optional.of(truth);
        }
        boolean quoted = value.content() instanceof String text && PlainScalar.value(text) instanceof Boolean;
        value.complain(
                "is " + value.kind() + ", where true or false is due",
                quoted
                        ? "write " + value.line(value.content().toString()) + " without quotes"
                        : "write " + value.line("true") + " or " + value.line("false"));
        return Optional.empty();
    }
}
