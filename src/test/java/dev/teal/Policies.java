package dev.teal;

import java.time.Duration;
import java.util.Set;

import dev.teal.core.situation.Care;
import dev.teal.core.situation.Permissions;

/** Settings to test with. */
public final class Policies {

    /** What the settings' defaults make. */
    public static final Care CARE = new Care(
            Duration.ofSeconds(3),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Care.Probing.TCP);

    /** The namespace {@code shop}, which has to exist. */
    public static final Permissions PERMISSIONS = new Permissions(Set.of("shop"), Permissions.Creation.HOLD);

    private Policies() {}
}
