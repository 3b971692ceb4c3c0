package dev.teal.told.post;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that are told something. */
public final class HttpAddress {

    private HttpAddress() {}

    /**
     * The address without a slash at its end.
     *
     * @throws IllegalArgumentException with the setting and an example; never with the address, which may be a secret
     */
    public static URI checked(String setting, String text, String example) {
        try {
            URI uri = new URI(text.strip().replaceAll("/+$", ""));
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below, without what it is.
        }
        throw new IllegalArgumentException(
                setting + ": it is no address that can be told something; write it as in " + example);
    }
}
