package dev.teal.app.setting;

import java.util.Optional;

/**
 * Where a Lease is.
 *
 * @param namespace empty where it is the pod's own
 */
public record LeaseName(Optional<String> namespace, String name) {}
