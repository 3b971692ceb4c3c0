package dev.teal.app.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

import io.quarkus.qute.TemplateData;

/**
 * What all pages have in common.
 *
 * @param style of all of them
 * @param script makes them live; without it they are whole, and stand still
 */
@TemplateData
@TemplateData(target = Optional.class)
public record Frame(String style, String script) {

    static final String FILES = "page/*";

    static Frame read() {
        return new Frame(text("/page/page.css"), text("/page/page.js"));
    }

    /**
     * What a browser may do for these pages: nothing but what is in them, and ask this server. A text that came into them as
     * a script would not run (CSP Level 3, hash sources).
     */
    String policy() {
        return "default-src 'none'; connect-src 'self'; img-src data:; style-src " + hash(style) + "; script-src "
                + hash(script) + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Frame.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
