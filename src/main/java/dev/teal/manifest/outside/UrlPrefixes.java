package dev.teal.manifest.outside;

import java.util.List;

import dev.teal.core.value.Url;

/** The setting {@code teal.urls}: what folders may name besides their own pods. */
public final class UrlPrefixes {

    private static final String EXAMPLE = "TEAL_URLS=http://prometheus.monitoring:9090,https://shop.example.com/";

    private UrlPrefixes() {}

    /**
     * The beginnings of addresses that are written there.
     *
     * @throws IllegalArgumentException where one of them can't be used; its text is left out, which may hold a password
     */
    public static List<Url> of(List<String> written) {
        return written.stream()
                .map(text -> prefix(text, written.indexOf(text) + 1))
                .toList();
    }

    private static Url prefix(String text, int place) {
        return Url.parse(text.strip())
                .filter(url -> !url.hasQuery())
                .orElseThrow(() -> new IllegalArgumentException("teal.urls: number " + place
                        + " of the list is no beginning of an address: write http:// or https://, a host, a port where"
                        + " it is not the usual one, and a path without `..`; no user, query or fragment; as in "
                        + EXAMPLE));
    }
}
