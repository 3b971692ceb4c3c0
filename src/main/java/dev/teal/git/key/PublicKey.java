package dev.teal.git.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A public key as SSH sends it (RFC 4253, section 6.6).
 *
 * @param type as in {@code ssh-ed25519}
 * @param base64 all its bytes
 */
public record PublicKey(String type, String base64) {

    /**
     * The key in these bytes.
     *
     * @throws IllegalArgumentException where they do not begin with the name of a type
     */
    public static PublicKey of(byte[] blob) {
        ByteBuffer bytes = ByteBuffer.wrap(blob);
        int length = blob.length < 4 ? -1 : bytes.getInt();
        if (length < 1 || length > bytes.remaining()) {
            throw new IllegalArgumentException("no public key");
        }
        return new PublicKey(
                new String(blob, 4, length, StandardCharsets.US_ASCII),
                Base64.getEncoder().encodeToString(blob));
    }

    byte[] blob() {
        return Base64.getDecoder().decode(base64);
    }

    /** As {@code ssh-keygen -l} prints it: {@code SHA256:} and 43 characters. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return type + " " + fingerprint();
    }
}
