package dev.teal.manifest.outside;

import java.util.List;

import dev.teal.core.value.Url;

/**
 * What of the world outside of its pods a folder may have asked: the setting {@code teal.urls}.
 *
 * @param prefixes each allows itself and all paths below it; none has a query
 */
public record AllowedUrls(List<Url> prefixes) {

    /** Nothing but the folder's own pods is asked. */
    public static final AllowedUrls NONE = new AllowedUrls(List.of());

    public AllowedUrls {
        prefixes = List.copyOf(prefixes);
    }

    /** Whether a folder may name it. */
    boolean allow(Url url) {
        return prefixes.stream().anyMatch(prefix -> prefix.covers(url));
    }
}
