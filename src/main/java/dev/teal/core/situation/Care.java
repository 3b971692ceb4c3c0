package dev.teal.core.situation;

import java.time.Duration;

import dev.teal.core.policy.Overrides;

/**
 * How careful to be, from the settings.
 *
 * @param settle how long a container without a readiness probe must have run without a restart before its pod counts
 * @param deadline how long a color may take to be able to serve before it is called degraded
 * @param prove how long the endpoints may take to follow a switch before it is taken back
 * @param drain how long the color that served before is left untouched after a proven switch
 * @param probing whether pods without a readiness probe are asked for a TCP connection
 */
public record Care(Duration settle, Duration deadline, Duration prove, Duration drain, Probing probing) {

    /**
     * The kubelet reports when a container started, and a pod became ready, in whole seconds, rounded down: it may have been up
     * to this much later.
     */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    /**
     * Checks what can't work.
     *
     * @throws IllegalArgumentException with the setting's name and an example
     */
    public Care {
        positive("teal.deadline", deadline, "10m");
        positive("teal.prove", prove, "30s");
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

    /** How long a pod has to have been ready, or running, by what the kubelet says of it. */
    public Duration steady() {
        return settle.plus(PRECISION);
    }

    /** This care with what a folder says over it. */
    public Care with(Overrides overrides) {
        return new Care(
                overrides.settle().orElse(settle),
                overrides.deadline().orElse(deadline),
                overrides.prove().orElse(prove),
                overrides.drain().orElse(drain),
                probing);
    }
}
