package dev.teal.core;

import java.time.Duration;
import java.util.Set;

/**
 * How careful to be, from the settings.
 *
 * @param settle how long a container without a readiness probe must have run without a restart before its pod counts
 * @param deadline how long a color may take to be able to serve before it is called degraded
 * @param prove how long the endpoints may take to follow a switch before it is taken back
 * @param drain how long the color that served before is left untouched after a proven switch
 * @param probing whether pods without a readiness probe are asked for a TCP connection
 * @param namespaces where Teal may write
 * @param creation what happens to an allowed namespace that does not exist
 */
public record Policy(
        Duration settle,
        Duration deadline,
        Duration prove,
        Duration drain,
        Probing probing,
        Set<String> namespaces,
        Creation creation) {

    /**
     * Checks what can't work.
     *
     * @throws IllegalArgumentException with the setting's name and an example
     */
    public Policy {
        positive("teal.deadline", deadline, "10m");
        positive("teal.prove", prove, "30s");
        namespaces.stream()
                .filter(name -> !name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("teal.namespaces, or teal.namespace in its place: \"" + name
                            + "\" is no namespace's name; write it as in teal.namespaces=shop,shop-test");
                });
    }

    private static void positive(String setting, Duration value, String example) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(
                    setting + ": nothing happens in no time; write it as in " + setting + "=" + example);
        }
    }

    /** Whether pods are asked. */
    public enum Probing {
        TCP,
        OFF
    }

    /** What happens to an allowed namespace that does not exist. */
    public enum Creation {
        CREATE,
        HOLD
    }

    /** This policy with what a folder says over it. */
    public Policy with(Overrides overrides) {
        return new Policy(
                overrides.settle().orElse(settle),
                overrides.deadline().orElse(deadline),
                overrides.prove().orElse(prove),
                overrides.drain().orElse(drain),
                probing,
                namespaces,
                creation);
    }
}
