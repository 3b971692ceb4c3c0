package dev.teal.kube.api;

/** Whether an apply takes fields that other managers own from them. */
public enum Claim {
    POLITE,
    FORCED
}
