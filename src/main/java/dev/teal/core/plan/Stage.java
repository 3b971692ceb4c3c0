package dev.teal.core.plan;

/** How far a release is. */
public enum Stage {
    /** Something forbids every step forward. */
    BLOCKED,
    /** The desired color was applied, and is coming up. */
    RISING,
    /** The desired color is up, and does not serve yet. */
    GATED,
    /** The traffic is moved in this look. */
    MOVING,
    /** The traffic was moved, and the endpoints have not followed yet. */
    PROVING,
    /** What Git wants serves, on trial: trouble sends the traffic back, and the color before is left alone. */
    WATCHING,
    /** The color that served before is left alone until its connections are over. */
    DRAINING,
    /** The color that Git wants serves, and nothing is under way. */
    SETTLED,
    /** The traffic goes back in this look. */
    RETURNING
}
