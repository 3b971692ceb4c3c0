package dev.teal.core.port;

import java.util.Optional;

import dev.teal.core.policy.Expect;

/** Compares an answer with what was expected. */
public interface Judge {

    /**
     * How they differ, in a line of 200 characters at most without control characters, as in {@code status 500, expected 200};
     * empty where the answer is as expected.
     *
     * @param body the beginning of it, at most 64 KiB
     */
    Optional<String> difference(Expect expected, int status, String body);
}
