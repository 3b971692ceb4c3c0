package dev.teal.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.port.PortException;
import dev.teal.core.value.Reason;
import dev.teal.git.GitSource;
import dev.teal.git.key.PublicKey;
import dev.teal.git.key.SshFailure;
import dev.teal.git.key.SshKey;
import dev.teal.git.setting.SshSettings;

/** Who is let in, and what is said about a key that does not do. */
class SshCredentialsTest extends SshServed {

    @Test
    void aKeyThatTheServerDoesNotKnowIsNamedWithItsFingerprint() {
        Path other = key("other");
        settings.ssh = new SshSettings(Optional.of(other), Optional.empty(), Optional.of(knownHosts));
        stalled(
                source(),
                Reason.UNAUTHORIZED,
                "does not let user " + server.user() + " in with the key of " + other + ", ssh-ed25519 "
                        + Keygen.run("-l", "-f", other.toString()).split(" ")[1],
                "give its public key the right");
    }

    @Test
    void aKeyThatIsRotatedIsReadAtTheNextLook() throws Exception {
        GitSource source = source();
        reads(source);
        Path next = key("next");
        server.authorizeNobody();
        server.authorize(Keygen.publicKey(next));
        Files.copy(next, key, StandardCopyOption.REPLACE_EXISTING);
        shop.write("shop/color", "blue").commit("Switch").push();
        reads(source);
        assertThat(server.log())
                .contains(PublicKey.of(java.util.Base64.getDecoder()
                                .decode(Keygen.publicKey(next).split(" ")[1]))
                        .fingerprint());
    }

    @Test
    void aMissingKeyIsNamedUntilItIsThere() throws Exception {
        Files.move(key, root.resolve("away"));
        GitSource source = source();
        stalled(source, Reason.UNAUTHORIZED, "teal.git.ssh.key-file: " + key + " does not exist", "the private key");
        Files.createDirectory(key);
        stalled(source, Reason.UNAUTHORIZED, "teal.git.ssh.key-file: " + key + " can't be read");
        Files.delete(key);
        Files.move(root.resolve("away"), key);
        reads(source);
    }

    @Test
    void aPublicKeyOrNoKeyIsNamed() throws Exception {
        GitSource source = source();
        String good = Files.readString(key);
        write(key, Files.readString(Path.of(key + ".pub")));
        stalled(source, Reason.UNAUTHORIZED, key + " holds a public key", "without .pub");
        write(key, "");
        stalled(source, Reason.UNAUTHORIZED, key + " holds no private key", "PKCS#8");
        write(key, good.substring(0, good.length() / 2));
        stalled(source, Reason.UNAUTHORIZED, key + " holds no private key");
        write(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        stalled(source, Reason.UNAUTHORIZED, key + " holds no private key");
        write(key, good.strip().replace("\n", "\r\n"));
        reads(source);
    }

    @Test
    void aWrongPassphraseIsNamedAndNeverPrinted() throws Exception {
        Path locked = key("locked", "-N", "right-words");
        server.authorize(Keygen.publicKey(locked));
        Path passphrase = root.resolve("passphrase");
        write(passphrase, "wrong-words\n");
        settings.ssh = new SshSettings(Optional.of(locked), Optional.of(passphrase), Optional.of(knownHosts));
        GitSource source = source();
        PortException failure = stalled(
                source,
                Reason.UNAUTHORIZED,
                "the passphrase in " + passphrase + " does not unlock " + locked,
                "read again at the next poll");
        for (Throwable it = failure; it != null; it = it.getCause()) {
            assertThat(it.toString()).doesNotContain("wrong-words");
        }
        write(passphrase, "");
        stalled(source, Reason.UNAUTHORIZED, locked + " is locked by a passphrase, and " + passphrase + " is empty");
        Files.delete(passphrase);
        stalled(source, Reason.UNAUTHORIZED, "teal.git.ssh.passphrase-file: " + passphrase + " does not exist");
        write(passphrase, "right-words\r\n");
        reads(source);
    }

    @Test
    void aWrongPassphraseOfEveryFormatIsNamed() {
        for (SshMatrix.Row row : SshMatrix.rows()) {
            if (row.lock() != SshMatrix.Lock.OPEN && row.key() != KeyKind.RSA) {
                SshMatrix.Secret secret = SshMatrix.prepare(
                        row, server, root.resolve(row.toString().replace(' ', '-')));
                write(secret.passphrase().orElseThrow(), "wrong-words");
                settings.ssh = secret.settings();
                stalled(source(), Reason.UNAUTHORIZED, "does not unlock " + secret.key());
            }
        }
    }

    @Test
    void aLockedKeyWithoutAPassphraseIsNamed() {
        Path locked = key("locked", "-N", "words");
        settings.ssh = new SshSettings(Optional.of(locked), Optional.empty(), Optional.of(knownHosts));
        stalled(
                source(),
                Reason.UNAUTHORIZED,
                locked + " is locked by a passphrase, and teal.git.ssh.passphrase-file is not set");
    }

    @Test
    void noSecretIsInATextOfTheSettings() throws Exception {
        SshFiles files = SshFiles.read(settings.ssh);
        SshKey secret = new SshKey(files.key(), "words", new SshFailure(settings.settings()));
        assertThat(files + " " + secret + " " + settings.settings()).doesNotContain("BEGIN", "words");
    }
}
