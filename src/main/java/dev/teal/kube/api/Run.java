package dev.teal.kube.api;

/** Whether a request changes something. */
public enum Run {
    DRY,
    REAL
}
