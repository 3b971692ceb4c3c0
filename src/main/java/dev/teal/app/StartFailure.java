package dev.teal.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;

import dev.teal.core.value.Inert;

/** Why Teal could not start, for who starts it: one line for each thing to mend, with the setting and the way out. */
final class StartFailure {

    private static final Pattern UNUSABLE = Pattern.compile(
            "(?s)SRCFG\\d+: The config property (\\S+) with the config value \".*?\" threw an Exception "
                    + "whilst being converted (.*)");

    private static final Pattern NO_SUCH_SETTING =
            Pattern.compile("(?s)SRCFG\\d+: (\\S+) in .* does not map to any root");

    private static final Pattern NO_SUCH_WORD =
            Pattern.compile("(?s)SRCFG\\d+: Cannot convert (.*) to enum class .*, allowed values: (.*)");

    private StartFailure() {}

    /** Whether it is mended by who starts Teal, not by who writes it. */
    static boolean isTheUsers(Throwable failure) {
        return failure != null
                && Stream.of(QuarkusBindException.class, ConfigValidationException.class, ConfigurationException.class)
                        .anyMatch(type -> type.isInstance(root(failure)));
    }

    private static Throwable root(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .limit(100)
                .reduce(failure, (outer, inner) -> inner);
    }

    /** The lines to print. */
    static String text(Throwable failure) {
        Throwable root = root(failure);
        if (root instanceof QuarkusBindException foreign && !QuarkusBindException.isKnownHost(foreign.getHost())) {
            return "Teal can't start: quarkus.http.host: " + Inert.text(foreign.getHost())
                    + " can't be listened on at port " + foreign.getPort()
                    + "; write an address of this machine, as in QUARKUS_HTTP_HOST=127.0.0.1";
        }
        if (root instanceof QuarkusBindException taken) {
            return "Teal can't start: quarkus.http.port: another program has the port " + taken.getPort()
                    + "; end that program, or write another port, as in QUARKUS_HTTP_PORT=" + other(taken.getPort());
        }
        if (root instanceof ConfigValidationException invalid) {
            return IntStream.range(0, invalid.getProblemCount())
                    .mapToObj(i ->
                            "Teal can't start: " + setting(invalid.getProblem(i).getMessage()))
                    .map(Inert::text)
                    .collect(Collectors.joining(System.lineSeparator()));
        }
        if (root instanceof ConfigurationException) {
            return "Teal can't start: " + Inert.text(root.getMessage());
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return "Teal can't start, by a fault of its own: report it with these lines" + System.lineSeparator() + trace;
    }

    /** Quarkus' text without its codes, exceptions and classes; any other text stays as it is. */
    private static String setting(String problem) {
        String bare = problem.replaceFirst("^java\\.\\S+Exception: ", "");
        Matcher unknown = NO_SUCH_SETTING.matcher(bare);
        if (unknown.matches()) {
            return unknown.group(1) + " is no setting; docs/settings.md has them all";
        }
        Matcher unusable = UNUSABLE.matcher(bare);
        if (!unusable.matches()) {
            return bare;
        }
        String name = unusable.group(1);
        Matcher word = NO_SUCH_WORD.matcher(unusable.group(2));
        if (!word.matches()) {
            return name + ": " + unusable.group(2).replaceFirst("^SRCFG\\d+: ", "");
        }
        List<String> words = List.of(word.group(2).split(","));
        return name + ": \"" + word.group(1) + "\" is none of " + String.join(", ", words) + ": write it as in "
                + name.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_") + "=" + words.get(0);
    }

    private static int other(int port) {
        return port < 65535 ? port + 1 : port - 1;
    }
}
