package dev.teal.manifest;

/**
 * What an installation has settled about folders.
 *
 * @param kinds the kinds that are written
 * @param defaultNamespace where an object is that names no namespace
 * @param limits of each YAML file
 */
record Conventions(Kinds kinds, String defaultNamespace, YamlLimits limits) {}
