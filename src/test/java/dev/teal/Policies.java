package dev.teal;

import java.time.Duration;
import java.util.Set;

import dev.teal.core.Policy;

/** Policies to test with. */
public final class Policies {

    /** What the settings' defaults make, in the namespace {@code shop}. */
    public static final Policy DEFAULT = new Policy(
            Duration.ofSeconds(3),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Policy.Probing.TCP,
            Set.of("shop"),
            Policy.Creation.HOLD);

    private Policies() {}
}
