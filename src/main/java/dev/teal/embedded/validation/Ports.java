package dev.teal.embedded.validation;

import java.util.stream.Stream;

/** What a port may be. */
final class Ports {

    private static final int FIRST_NODE_PORT = 30_000;
    private static final int LAST_NODE_PORT = 32_767;

    private Ports() {}

    static Stream<Problem> number(String field, int port) {
        return port >= 1 && port <= 65_535
                ? Stream.empty()
                : Stream.of(Problem.invalid(field, port, "must be between 1 and 65535, inclusive"));
    }

    /** The API server's default range; it can be told another. */
    static Stream<Problem> node(String field, int port) {
        return port >= FIRST_NODE_PORT && port <= LAST_NODE_PORT
                ? Stream.empty()
                : Stream.of(Problem.invalid(
                        field,
                        port,
                        "provided port is not in the valid range. The range of valid ports is " + FIRST_NODE_PORT + "-"
                                + LAST_NODE_PORT));
    }
}
