package dev.teal.told.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows who has sent something: as Standard Webhooks say where the secret is one of theirs, which begins with {@code whsec_},
 * and else as GitHub signs its hooks.
 */
final class Signature {

    private static final String STANDARD = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * The headers to send with {@code body}.
     *
     * @throws IOException where the secret is none; the message does not have it
     */
    static Map<String, String> headers(String secret, String id, Instant now, String body) throws IOException {
        if (!secret.startsWith(STANDARD)) {
            byte[] sum = hmac(secret.getBytes(StandardCharsets.UTF_8), body);
            return Map.of("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(sum));
        }
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] sum = hmac(key(secret.substring(STANDARD.length())), id + "." + timestamp + "." + body);
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(sum));
    }

    private static byte[] key(String base64) throws IOException {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length > 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without what it is.
        }
        throw new IOException("teal.events.secret-file: what is behind whsec_ is no Base64");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
