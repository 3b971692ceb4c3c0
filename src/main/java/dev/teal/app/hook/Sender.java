package dev.teal.app.hook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who sends hooks, by the header in which it shows that it knows the secret, in the order in which headers are believed:
 * Forgejo also sends Gitea's, and Gitea also GitHub's.
 */
enum Sender {
    FORGEJO("X-Forgejo-Signature", Form.HEX, "Forgejo"),
    GITEA("X-Gitea-Signature", Form.HEX, "Gitea"),
    GOGS("X-Gogs-Signature", Form.HEX, "Gogs"),
    GITHUB("X-Hub-Signature-256", Form.NAMED_HEX, "GitHub"),
    BITBUCKET("X-Hub-Signature", Form.NAMED_HEX, "Bitbucket"),
    GITLAB_SIGNED("webhook-signature", Form.STANDARD_WEBHOOKS, "GitLab with a signing token"),
    GITLAB("X-Gitlab-Token", Form.SECRET, "GitLab with a secret token"),
    GENERIC("X-Signature-256", Form.NAMED_HEX, "a sender that signs by X-Signature-256"),
    FLUX("X-Signature", Form.NAMED_HEX, "a sender that signs by X-Signature, as Flux does");

    /** The names of all headers, for who sent none. */
    static final String HEADERS =
            Arrays.stream(values()).map(Sender::header).distinct().collect(Collectors.joining(", "));

    private static final String SHA256 = "sha256=";
    private static final String V1 = "v1,";

    private final String header;
    private final Form form;
    private final String title;

    /** How a header's text shows it. */
    private enum Form {
        /** The HMAC-SHA256 of the body, in hex. */
        HEX("HEX", Basis.BODY),
        /** The same behind the algorithm's name. SHA-1, which GitHub sends besides, is not accepted. */
        NAMED_HEX("sha256=HEX", Basis.BODY),
        /** By standardwebhooks.com: one or more of them in base64, with spaces in between. */
        STANDARD_WEBHOOKS("v1,BASE64", Basis.MESSAGE),
        /** The secret itself. */
        SECRET("the secret", Basis.NOTHING);

        private final String example;
        private final Basis basis;

        Form(String example, Basis basis) {
            this.example = example;
            this.basis = basis;
        }
    }

    Sender(String header, Form form, String title) {
        this.header = header;
        this.form = form;
        this.title = title;
    }

    String header() {
        return header;
    }

    /** What the signature is of. */
    Basis basis() {
        return form.basis;
    }

    /** How the header should look. */
    String example() {
        return header + ": " + form.example;
    }

    /** What the header's text shows, as bytes to compare; nothing where it has another form. */
    List<byte[]> shown(String text) {
        return switch (form) {
            case HEX -> hex(text).stream().toList();
            case NAMED_HEX ->
                text.startsWith(SHA256)
                        ? hex(text.substring(SHA256.length())).stream().toList()
                        : List.of();
            case STANDARD_WEBHOOKS ->
                Stream.of(text.split(" "))
                        .filter(it -> it.startsWith(V1))
                        .limit(Secret.MOST)
                        .flatMap(it -> base64(it.substring(V1.length())).stream())
                        .toList();
            // A header's characters are its bytes.
            case SECRET -> text.isEmpty() ? List.of() : List.of(text.getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    private static Optional<byte[]> hex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text)).filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The bytes that are written so; empty where there are none, or it is written otherwise. */
    static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text)).filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
