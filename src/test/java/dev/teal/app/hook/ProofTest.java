package dev.teal.app.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures as providers document them; those without an example in their documents were made by {@code openssl dgst}. */
class ProofTest {

    private static final String EVERYBODYS = "It's a Secret to Everybody";
    private static final String HELLO = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    /** RFC 4231, test case 2: what everyone's HMAC-SHA256 has to be. */
    private static final String JEFE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "GITHUB    | X-Hub-Signature-256: sha256=" + HELLO + " | " + EVERYBODYS + " | Hello, World!",
                "BITBUCKET | X-Hub-Signature: sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9 | "
                        + EVERYBODYS + " | Hello World!",
                "FORGEJO   | X-Forgejo-Signature: " + HELLO + "        | " + EVERYBODYS + " | Hello, World!",
                "GITEA     | X-Gitea-Signature: " + HELLO + "          | " + EVERYBODYS + " | Hello, World!",
                "GOGS      | X-Gogs-Signature: " + HELLO + "           | " + EVERYBODYS + " | Hello, World!",
                "GITLAB    | X-Gitlab-Token: " + EVERYBODYS + "        | " + EVERYBODYS + " | Hello, World!",
                "GENERIC   | X-Signature-256: sha256=" + JEFE + " | Jefe | what do ya want for nothing?",
                "FLUX      | X-Signature: sha256=" + JEFE + "     | Jefe | what do ya want for nothing?",
                "GITHUB    | x-hub-signature-256: sha256=" + JEFE + " | Jefe | what do ya want for nothing?",
            })
    void believesWhatProvidersSend(Sender sender, String header, String secret, String body) {
        assertThat(sender(Secret.in(secret), body, header)).contains(sender);
    }

    /** The published example of standardwebhooks.com, which GitLab's signing tokens follow. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
                "v1,AAAA v2,BBBB v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="
            })
    void believesASigningTokenOfGitLab(String signature) {
        assertThat(sender(
                        Secret.in("whsec_plJ3nmyCDGBKInavdOK15jsl"),
                        "{\"event_type\":\"ping\",\"data\":{\"success\":true}}",
                        "webhook-id: msg_loFOjxBNrRLzqYUf",
                        "webhook-timestamp: 1731705121",
                        "webhook-signature: " + signature))
                .contains(Sender.GITLAB_SIGNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Hub-Signature-256: sha256=" + JEFE,
                "X-Hub-Signature-256: " + HELLO,
                "X-Hub-Signature-256: sha256=" + HELLO + "00",
                "X-Hub-Signature-256: sha256=",
                "X-Hub-Signature-256: sha256=75710",
                "X-Hub-Signature-256: sha256=schlüssel",
                "X-Hub-Signature-256: sha512=" + HELLO,
                "X-Gitea-Signature: sha256=" + HELLO,
                "X-Gitlab-Token: It's a Secret to Everybod",
                "X-Gitlab-Token: it's a secret to everybody",
                "X-Gitlab-Token: ",
                "X-Gitlab-Token: " + HELLO,
                "X-Something: sha256=" + HELLO,
                "webhook-signature: v1,dXEH6g6yUJ/CESIczphLijdXC211hsIsRvQ3nIsEPhc=",
                "webhook-signature: v1,",
                "webhook-signature: v1,***",
                "webhook-signature: ,",
            })
    void believesNothingElse(String header) {
        assertThat(sender(Secret.in(EVERYBODYS), "Hello, World!", header)).isEmpty();
    }

    @Test
    void believesGiteaWhichAlsoSignsBySha1() {
        assertThat(sender(
                        Secret.in(EVERYBODYS),
                        "Hello, World!",
                        "X-Hub-Signature: sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59",
                        "X-Hub-Signature-256: sha256=" + HELLO,
                        "X-Gitea-Signature: " + HELLO))
                .contains(Sender.GITEA);
    }

    @Test
    void doesNotBelieveSha1() {
        String header = "X-Hub-Signature: sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59";

        assertThat(sender(Secret.in(EVERYBODYS), "Hello, World!", header)).isEmpty();
        assertThat(Proof.lack(headers(header))).isEqualTo("the header is not of the form X-Hub-Signature: sha256=HEX");
    }

    /** Whoever knows that a file is empty could sign with the empty key. */
    @Test
    void believesNobodyWithoutASecret() {
        String signedWithNothing = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";

        assertThat(Secret.in("\n  \r\n")).isEmpty();
        assertThat(sender(Secret.in(""), "", "X-Hub-Signature-256: sha256=" + signedWithNothing))
                .isEmpty();
        assertThat(sender(
                        Secret.in("whsec_"), "", "webhook-signature: v1,thNnmggU2ex3L5XXeMNfxf8Wl8STcVZTxscSFEKSxa0="))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EVERYBODYS + "\n",
                EVERYBODYS + "\r\n",
                "\n\n" + EVERYBODYS,
                "  " + EVERYBODYS + " \n",
                "another\n" + EVERYBODYS,
                EVERYBODYS + "\r\nanother\r\n",
                "\uFEFF" + EVERYBODYS,
            })
    void takesEachLineForASecretWithoutTheSpaceAroundIt(String file) {
        assertThat(sender(Secret.in(file), "Hello, World!", "X-Hub-Signature-256: sha256=" + HELLO))
                .contains(Sender.GITHUB);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"message\":\"Füße 🚀 …\"} | 59237a0801fff9a0ebd4d7d0fb6d4dc64953bc889d2608d71be162202b46b557",
                "payload=%7B%22zen%22%3A%22Keep+it+logically+awesome.%22%7D | 1fc8bf6145b8e3b76b01404760bc7e884a641ad0fe4b9b66ced27d4a983cce1c",
            })
    void hashesTheBytesOfTheBodyWhateverTheyMean(String body, String signature) {
        assertThat(sender(Secret.in(EVERYBODYS), body, "X-Hub-Signature-256: sha256=" + signature))
                .contains(Sender.GITHUB);
    }

    @Test
    void aSecretMayHaveAnyCharacter() {
        String secret = "Schlüssel";
        String asHttpHasIt = new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(sender(Secret.in(secret), "", "X-Gitlab-Token: " + asHttpHasIt))
                .contains(Sender.GITLAB);
        assertThat(sender(
                        Secret.in(secret),
                        "Hello, World!",
                        "X-Hub-Signature-256: sha256=f6613ccbfdee4e4746e31b497262569219d5dcc9e056e7228183ff37096175b2"))
                .contains(Sender.GITHUB);
    }

    @Test
    void saysWhichHeadersAreWanted() {
        assertThat(Proof.lack(headers("X-Event-Key: diagnostics:ping")))
                .startsWith("no signature")
                .contains("X-Hub-Signature-256", "X-Gitlab-Token", "X-Gitea-Signature");
    }

    @Test
    void neverShowsASecret() {
        assertThat(Secret.in(EVERYBODYS)).hasToString("[a secret]");
    }

    private static Optional<Sender> sender(List<Secret> secrets, String body, String... headers) {
        Proof proof = Proof.of(headers(headers), secrets);
        for (byte part : body.getBytes(StandardCharsets.UTF_8)) {
            proof.add(new byte[] {part});
        }
        return proof.sender();
    }

    private static Function<String, Optional<String>> headers(String... headers) {
        Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Arrays.stream(headers).map(it -> it.split(": ?", 2)).forEach(it -> map.put(it[0], it[1]));
        return name -> Optional.ofNullable(map.get(name));
    }
}
