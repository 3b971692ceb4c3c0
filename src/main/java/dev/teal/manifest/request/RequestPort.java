package dev.teal.manifest.request;

import java.util.Optional;

import dev.teal.manifest.entry.Value;

/** A port of the pods in the file, by number or name. */
final class RequestPort {

    private static final String NAME = "(?=.*[a-z])[a-z0-9](-?[a-z0-9])*";
    private static final int LONGEST = 15;
    private static final int HIGHEST = 65_535;

    private RequestPort() {}

    /** The port as text; complains where it can be none. */
    static Optional<String> in(Value value) {
        String text = value.content() instanceof String word ? word : value.written();
        boolean number = value.content() instanceof Integer || text.matches("[0-9]+");
        boolean fits = number
                ? value.content() instanceof Integer whole
                        ? fits(whole)
                        : text.length() < 6 && fits(Integer.parseInt(text))
                : value.content() instanceof String && text.length() <= LONGEST && text.matches(NAME);
        if (!fits) {
            value.complain(
                    number
                            ? "is " + text + ", not a port from 1 to " + HIGHEST
                            : "is neither the number nor the name of a port",
                    "write for instance " + value.line("8080") + ", or the name that the containers have for it");
            return Optional.empty();
        }
        return Optional.of(value.content() instanceof Integer whole ? whole.toString() : text);
    }

    private static boolean fits(int number) {
        return number >= 1 && number <= HIGHEST;
    }
}
