package dev.teal.manifest.outside;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.teal.manifest.entry.Value;
import dev.teal.manifest.finding.NearMiss;

/** An expression in PromQL in the file. Only Prometheus knows whether it is one. */
final class Promql {

    private static final int LONGEST = 2000;
    private static final String EXAMPLE = "sum(rate(errors[1m]))";
    private static final List<String> WORDS = List.of("color", "deployment", "namespace");

    /** As Grafana and shells have them, too. */
    private static final Pattern WORD = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)}?");

    private Promql() {}

    /** The expression as it is written; complains where it is none, or has a word of another tool. */
    static Optional<String> in(Value value) {
        Optional<String> text = value.text(EXAMPLE);
        Optional<String> problem = text.flatMap(Promql::problem);
        problem.ifPresent(it -> value.complain(it, "write for instance " + value.line("\"" + EXAMPLE + "\"")));
        return problem.isPresent() ? Optional.empty() : text.filter(it -> hasOwnWords(value, it));
    }

    private static Optional<String> problem(String text) {
        if (text.isBlank()) {
            return Optional.of("is empty");
        }
        return text.length() > LONGEST
                ? Optional.of("has " + text.length() + " characters, more than " + LONGEST)
                : Optional.empty();
    }

    /** A dollar sign may also end a regular expression, or name a group of one. */
    private static boolean hasOwnWords(Value value, String text) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group(1);
            boolean braces = words.group().contains("{");
            Optional<String> meant = braces && WORDS.contains(word) ? Optional.of(word) : NearMiss.of(word, WORDS);
            if (meant.isPresent()) {
                value.complain("has " + words.group() + ", which nothing is put in for", "write $" + meant.get());
                return false;
            }
            if (word.startsWith("__")) {
                value.complain(
                        "has " + words.group() + ", which is Grafana's", "write a length of time, for instance 1m");
                return false;
            }
        }
        return true;
    }
}
