package dev.teal.app.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request was sent by somebody who knows one of the secrets: by an HMAC (RFC 2104) with SHA-256 over the bytes of
 * its body, whatever they mean, or by the secret itself. The bytes are hashed as they arrive and kept nowhere; signatures
 * are compared in a time that does not tell where they differ. A request that is sent again is valid again, since all that
 * it leads to is one more look at Git. Not for several threads.
 */
final class Proof {

    private static final String HMAC = "HmacSHA256";

    private final List<Shown> shown;
    private final List<Secret> secrets;
    private final List<Seal> seals;

    /** A signature that came with the request. */
    private record Shown(Sender sender, byte[] signature) {}

    /** The signature that one secret makes, while the body arrives. */
    private record Seal(Basis basis, Mac mac) {}

    /** A signature that is right. */
    private record Right(Basis basis, byte[] signature) {}

    private Proof(List<Shown> shown, List<Secret> secrets, List<Seal> seals) {
        this.shown = shown;
        this.secrets = secrets;
        this.seals = seals;
    }

    /** Begins with a request's headers: {@code header} finds one by its name, whose capitals don't matter. */
    static Proof of(Function<String, Optional<String>> header, List<Secret> secrets) {
        List<Shown> shown = Arrays.stream(Sender.values())
                .flatMap(sender -> header.apply(sender.header()).stream()
                        .flatMap(text -> sender.shown(text).stream())
                        .map(signature -> new Shown(sender, signature)))
                .toList();
        List<Seal> seals = shown.stream()
                .map(it -> it.sender().basis())
                .distinct()
                .flatMap(basis -> secrets.stream()
                        .flatMap(secret -> secret.key(basis).stream())
                        .map(key -> seal(basis, key, header)))
                .toList();
        return new Proof(shown, secrets, seals);
    }

    /** What to say of these headers if there is no signature among them: which are wanted, or what is wrong with one. */
    static String lack(Function<String, Optional<String>> header) {
        return Arrays.stream(Sender.values())
                .filter(sender -> header.apply(sender.header()).isPresent())
                .findFirst()
                .map(sender -> "the header is not of the form " + sender.example())
                .orElse("no signature: set the secret where the hook is made, so that one of these headers comes: "
                        + Sender.HEADERS);
    }

    /** Whether there is a signature at all; else nothing that is added makes a difference. */
    boolean isSigned() {
        return !shown.isEmpty();
    }

    /** The next bytes of the body. */
    void add(byte[] part) {
        seals.forEach(seal -> seal.mac().update(part));
    }

    /** Who has shown to know a secret, once the whole body was added; empty if nobody has. To be asked once. */
    Optional<Sender> sender() {
        List<Right> right = Stream.concat(
                        secrets.stream().map(secret -> new Right(Basis.NOTHING, secret.bytes())),
                        seals.stream()
                                .map(seal -> new Right(seal.basis(), seal.mac().doFinal())))
                .toList();
        return shown.stream()
                .filter(it -> right.stream()
                        .filter(other -> other.basis() == it.sender().basis())
                        .anyMatch(other -> MessageDigest.isEqual(other.signature(), it.signature())))
                .map(Shown::sender)
                .findFirst();
    }

    /** What to say where nobody has shown it. */
    String mismatch() {
        return "the signature in " + shown.get(0).sender().header()
                + " is not that of this body with a secret that is valid here";
    }

    private static Seal seal(Basis basis, byte[] key, Function<String, Optional<String>> header) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            if (basis == Basis.MESSAGE) {
                mac.update(head(header));
            }
            return new Seal(basis, mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static byte[] head(Function<String, Optional<String>> header) {
        return (header.apply("webhook-id").orElse("") + "."
                        + header.apply("webhook-timestamp").orElse("") + ".")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
