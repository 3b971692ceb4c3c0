package dev.teal.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.port.PortException;
import dev.teal.core.value.Reason;
import dev.teal.git.GitSource;
import dev.teal.git.key.PublicKey;

/** Whose host key is accepted, and what the others are told. */
class SshHostKeysTest extends SshServed {

    @Test
    void anUnknownOneIsRefusedWithItsFingerprintAndHowToAddIt() throws Exception {
        String before = "git.example.com " + server.hostKey(KeyKind.ED25519) + "\n";
        known(before);
        stalled(
                source(),
                Reason.UNTRUSTED,
                "the host key of " + server.knownAs() + ", ssh-ed25519 " + fingerprint(KeyKind.ED25519) + ", is not in "
                        + knownHosts,
                "compare this fingerprint",
                "ssh-keyscan -p " + server.knownAs().replaceAll(".*:", "") + " 127.0.0.1");
        assertThat(Files.readString(knownHosts)).isEqualTo(before);
        assertThat(server.log()).doesNotContain("publickey");
    }

    @Test
    void aChangedOneIsRefusedWithBothFingerprints() {
        String other = Keygen.publicKey(key("other"));
        known("# first\n" + server.knownAs() + " " + other + "\n");
        stalled(
                source(),
                Reason.UNTRUSTED,
                "has changed: it shows ssh-ed25519 " + fingerprint(KeyKind.ED25519),
                "line 2 of " + knownHosts + " has ssh-ed25519 SHA256:",
                "somebody may be in between",
                "ask the server's operator");
        assertThat(server.log()).doesNotContain("publickey");
    }

    @Test
    void anotherKindThanTheKnownOneIsAChange() {
        known(server.knownAs() + " ecdsa-sha2-nistp256 "
                + Keygen.run("-y", "-f", ecdsa()).split(" ")[1].strip() + "\n");
        stalled(source(), Reason.UNTRUSTED, "has changed: it shows ecdsa-sha2-nistp256 SHA256:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOST", "*", "!github.com,[127.0.0.?]:*"})
    void aRevokedOneIsRefusedEvenIfItIsKnown(String hosts) {
        known(server.knownHosts(KeyKind.ED25519) + "@revoked " + hosts.replace("HOST", server.knownAs()) + " "
                + server.hostKey(KeyKind.ED25519) + "\n");
        stalled(
                source(),
                Reason.UNTRUSTED,
                fingerprint(KeyKind.ED25519) + ", is revoked by line 2 of " + knownHosts,
                "a key that is not revoked");
        assertThat(server.log()).doesNotContain("publickey");
    }

    @Test
    void aRevokedOneDoesNotHideTheOthers() throws Exception {
        known("@revoked * " + server.hostKey(KeyKind.ED25519) + "\n" + server.knownHosts(KeyKind.RSA));
        reads(source());
    }

    @Test
    void oneThatIsRevokedOrChangedLaterEndsTheKeptConnection() throws Exception {
        GitSource source = source();
        reads(source);
        known(server.knownHosts(KeyKind.ED25519) + "@revoked * " + server.hostKey(KeyKind.ED25519) + "\n");
        stalled(source, Reason.UNTRUSTED, "is revoked");
        known(server.knownHosts(KeyKind.ED25519));
        reads(source);
    }

    @Test
    void aCertificateOfAnUnknownOrRevokedAuthorityIsNotAccepted() {
        known("@cert-authority * " + Keygen.publicKey(key("other")) + "\n");
        stalled(source(), Reason.UNTRUSTED, "is not in " + knownHosts, "@cert-authority in line 1");
        known("@cert-authority * " + server.authority() + "\n@revoked * " + server.authority() + "\n");
        stalled(source(), Reason.UNTRUSTED, "certificate", "not revoked");
    }

    @Test
    void aLineThatIsNoHostKeyIsNamed() {
        known(server.knownHosts(KeyKind.ED25519) + "@revoke * " + server.hostKey(KeyKind.ED25519) + "\n");
        stalled(source(), Reason.SOURCE_INVALID, "line 2 of " + knownHosts + " is no host key", "ssh-keyscan");
        known(server.knownAs() + " ssh-ed25519\n");
        stalled(source(), Reason.SOURCE_INVALID, "line 1 of " + knownHosts);
        known(server.knownAs() + " ssh-rsa " + server.hostKey(KeyKind.ED25519).split(" ")[1] + "\n");
        stalled(source(), Reason.SOURCE_INVALID, "line 1 of " + knownHosts);
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        GitSource source = source();
        Files.delete(knownHosts);
        stalled(
                source,
                Reason.SOURCE_INVALID,
                "teal.git.ssh.known-hosts-file: " + knownHosts + " does not exist",
                "ssh-keyscan");
        known("");
        stalled(source, Reason.UNTRUSTED, "is not in " + knownHosts);
        known(server.knownHosts(KeyKind.ED25519));
        reads(source);
    }

    @Test
    void aNegatedPatternOrAnotherPortDoesNotCount() {
        String name = server.knownAs();
        for (String hosts : new String[] {"127.0.0.1", "127.0.0.1:22", "*,!" + name, "[127.0.0.1]:1"}) {
            known(hosts + " " + server.hostKey(KeyKind.ED25519) + "\n");
            PortException failure = stalled(source(), Reason.UNTRUSTED, "is not in " + knownHosts);
            assertThat(failure).as(hosts).isNotNull();
        }
    }

    private String ecdsa() {
        return key("ecdsa", "-t", "ecdsa", "-N", "").toString();
    }

    private String fingerprint(KeyKind kind) {
        return PublicKey.of(java.util.Base64.getDecoder()
                        .decode(server.hostKey(kind).split(" ")[1]))
                .fingerprint();
    }
}
