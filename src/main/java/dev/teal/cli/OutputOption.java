package dev.teal.cli;

import java.util.List;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** {@code -o}: the form in which a command prints its result. */
final class OutputOption {

    private static final String NAME = "--output";
    private static final String TEXT = "text";

    private OutputOption() {}

    /** The option for a command that has these forms; {@code text} is the usual one. */
    static OptionSpec spec(List<String> words) {
        return OptionSpec.builder("-o", NAME)
                .paramLabel("FORM")
                .type(String.class)
                .completionCandidates(words)
                .converters(word -> known(word, words))
                .description("How it is printed: " + String.join(", ", words) + ".")
                .build();
    }

    private static String known(String word, List<String> words) {
        if (!words.contains(word)) {
            throw new TypeConversionException("there is no form " + word + "; there are " + String.join(", ", words));
        }
        return word;
    }

    /** The form that was asked for. */
    static String word(ParseResult given) {
        return given.matchedOptionValue(NAME, TEXT);
    }
}
