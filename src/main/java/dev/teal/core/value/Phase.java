package dev.teal.core.value;

/** Where an application stands, in one word. */
public enum Phase {
    /** Git and cluster agree, the desired color serves. */
    SYNCED,
    /** On the way, or waiting for something that comes by itself. */
    PROGRESSING,
    /** It does not work out as it stands; traffic stays where it is proven. */
    DEGRADED,
    /** A human must act. */
    STALLED
}
