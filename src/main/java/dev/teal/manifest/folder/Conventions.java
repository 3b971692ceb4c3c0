package dev.teal.manifest.folder;

import dev.teal.manifest.object.Kinds;
import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.yaml.YamlLimits;

/**
 * What an installation has settled about folders.
 *
 * @param kinds the kinds that are written
 * @param defaultNamespace where an object is that names no namespace
 * @param urls what {@code teal.yaml} may name besides the folder's own pods
 * @param limits of each YAML file
 */
public record Conventions(Kinds kinds, String defaultNamespace, AllowedUrls urls, YamlLimits limits) {}
