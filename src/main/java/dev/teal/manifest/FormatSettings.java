package dev.teal.manifest;

import java.util.Set;

import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.yaml.YamlLimits;

/**
 * What an installation decides about the format.
 *
 * @param defaultNamespace the namespace of objects that name none
 * @param kinds kinds that are written besides the standard ones: {@code batch/v1/CronJob} is that kind in that version,
 *     {@code CronJob} is the kind in whatever group and version; cluster-scoped kinds stay left alone
 * @param urls what folders may name besides their own pods
 * @param limits how large a file may be
 */
public record FormatSettings(String defaultNamespace, Set<String> kinds, AllowedUrls urls, YamlLimits limits) {

    /** Namespace {@code default}, no further kinds, nothing outside. */
    public static final FormatSettings DEFAULT =
            new FormatSettings("default", Set.of(), AllowedUrls.NONE, YamlLimits.DEFAULT);

    public FormatSettings {
        kinds = Set.copyOf(kinds);
    }
}
