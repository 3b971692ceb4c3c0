package dev.teal.core.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the answer to a check has to be.
 *
 * @param statuses one of them
 * @param body text that the body has somewhere in it
 * @param matches a regular expression of RE2 that some part of the body matches
 * @param json JSON pointers (RFC 6901) into the body, and what they point to: text, a number, a truth value, or {@code null}
 *     as an empty optional
 */
public record Expect(
        Set<Integer> statuses, Optional<String> body, Optional<String> matches, Map<String, Optional<Object>> json) {

    /** Status 200, whatever the body. */
    public static final Expect OK = new Expect(Set.of(200), Optional.empty(), Optional.empty(), Map.of());

    public Expect {
        statuses = Set.copyOf(statuses);
        json = Map.copyOf(json);
    }
}
