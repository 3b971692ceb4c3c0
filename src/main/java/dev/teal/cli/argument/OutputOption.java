package dev.teal.cli.argument;

import java.util.List;
import java.util.stream.Stream;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

import dev.teal.cli.output.Form;

/** {@code -o}: the form in which a command prints its result; the first of its forms is the usual one. */
public final class OutputOption {

    private static final String NAME = "--output";

    private OutputOption() {}

    /** The option for a command that has these forms. */
    public static OptionSpec of(Form... forms) {
        List<String> words = Stream.of(forms).map(Form::word).toList();
        return OptionSpec.builder("-o", NAME)
                .paramLabel("FORM")
                .type(Form.class)
                .completionCandidates(words)
                .converters(word -> named(word, words, forms))
                .initialValue(forms[0])
                .description("How it is printed: " + String.join(", ", words) + ".")
                .build();
    }

    private static Form named(String word, List<String> words, Form... forms) {
        if (!words.contains(word)) {
            throw new TypeConversionException("there is no form " + word + "; there are " + String.join(", ", words));
        }
        return forms[words.indexOf(word)];
    }

    /** The form that was asked for, of a command that has such forms only. */
    public static <F extends Form> F chosen(ParseResult given, F usual) {
        return given.matchedOptionValue(NAME, usual);
    }
}
