package dev.teal.cli.output;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.teal.cli.difference.Differences;
import dev.teal.cli.shell.Surroundings;

/** The forms in which differences are printed, by the words of the option {@code --output}. */
public enum DifferenceForm implements Form {
    /** For people. */
    TEXT {
        @Override
        public void print(List<Differences> differences, Surroundings around) {
            TextDifference text = new TextDifference(around.screen().paint(), around.out());
            differences.forEach(each -> each.folders()
                    .forEach(folder -> text.print(
                            new Place(folder.path(), Optional.empty()).in(around.directory(), each.root()), folder)));
        }
    },

    /** For programs. */
    JSON {
        @Override
        public void print(List<Differences> differences, Surroundings around) {
            around.out().println(JsonDifference.of(differences));
        }
    };

    /** Prints the differences. */
    public abstract void print(List<Differences> differences, Surroundings around);

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
