package dev.teal.told.post;

import java.net.URI;
import java.util.Map;

/**
 * One POST of JSON.
 *
 * @param to where to, which may be a secret
 * @param headers besides those of every letter; they may hold secrets
 * @param body JSON
 */
public record Letter(URI to, Map<String, String> headers, String body) {

    private static final int SHORTEST_SECRET = 6;
    private static final String HIDDEN = "…";

    public Letter {
        headers = Map.copyOf(headers);
    }

    /** Scheme, host and port alone: the rest may be a secret. */
    public String site() {
        return to.getScheme() + "://" + to.getRawAuthority();
    }

    /** The text without what this letter has and nobody may know: the path that it goes to, and what headers hold. */
    public String masked(String text) {
        String masked = text;
        for (String header : headers.values()) {
            String secret = header.substring(header.lastIndexOf(' ') + 1);
            masked = secret.length() < SHORTEST_SECRET ? masked : masked.replace(secret, HIDDEN);
        }
        String path = to.getRawPath() == null ? "" : to.getRawPath();
        return path.length() < SHORTEST_SECRET ? masked : masked.replace(path, HIDDEN);
    }

    @Override
    public String toString() {
        return "a letter to " + site();
    }
}
