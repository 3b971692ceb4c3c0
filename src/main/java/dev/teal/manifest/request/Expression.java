package dev.teal.manifest.request;

import java.util.Optional;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import dev.teal.manifest.entry.Value;

/** A regular expression in the file, in the syntax of RE2, which takes no longer the more there is to match. */
final class Expression {

    private static final int LONGEST = 500;
    private static final int LARGEST = 1000;
    private static final int DEEPEST = 30;
    private static final String EXAMPLE = "\"v2\\\\.[0-9]+\"";

    private Expression() {}

    /** The expression as it is written; complains where it is none, or one that would take too much memory. */
    static Optional<String> in(Value value) {
        return value.text("ok").filter(text -> fits(value, text));
    }

    private static boolean fits(Value value, String text) {
        Optional<String> problem = problem(text);
        problem.ifPresent(it -> value.complain(it, "write for instance " + value.line(EXAMPLE)));
        return problem.isEmpty();
    }

    private static Optional<String> problem(String text) {
        if (text.isEmpty()) {
            return Optional.of("is empty, which everything matches");
        }
        if (text.length() > LONGEST) {
            return Optional.of("has " + text.length() + " characters, more than " + LONGEST);
        }
        if (ExpressionSize.depth(text) > DEEPEST || ExpressionSize.of(text) > LARGEST) {
            return Optional.of("is too large once its repetitions are written out");
        }
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("is no regular expression of RE2: " + e.getDescription()
                    + (e.getPattern().isEmpty() ? "" : " at " + e.getPattern()));
        }
    }
}
