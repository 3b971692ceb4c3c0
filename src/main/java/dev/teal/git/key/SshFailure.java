package dev.teal.git.key;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;
import dev.teal.git.setting.GitAddress;
import dev.teal.git.setting.GitSettings;

/** What is wrong with the key or the host key, in words that say what to do. */
public record SshFailure(GitSettings settings) {

    /** The file holds a public key. */
    StalledException publicKey() {
        return badKey("holds a public key", "put the private key there, the file without .pub");
    }

    /** The file holds nothing that is understood. */
    StalledException noKey() {
        return badKey(
                "holds no private key that Teal can read",
                "put an Ed25519, ECDSA or RSA key there, in OpenSSH's format; the latter two also in PKCS#1, SEC1 or PKCS#8");
    }

    /** The one kind of key that is not read in every format. */
    StalledException ed25519InPkcs8() {
        return badKey(
                "holds an Ed25519 key in PKCS#8, which is not read",
                "rewrite it in OpenSSH's format by ssh-keygen -p -f KEY, which OpenSSH 9.6 and newer can; or make a new one "
                        + "by ssh-keygen -t ed25519 -f KEY and give its public key the right to read");
    }

    /** The key is locked, and there is no passphrase. */
    StalledException noPassphrase() {
        return badKey(
                settings.ssh()
                        .passphraseFile()
                        .map(file -> "is locked by a passphrase, and " + file + " is empty")
                        .orElse("is locked by a passphrase, and teal.git.ssh.passphrase-file is not set"),
                "put the passphrase into the file that teal.git.ssh.passphrase-file names");
    }

    /** The passphrase does not unlock the key. */
    StalledException wrongPassphrase() {
        return new StalledException(
                Reason.UNAUTHORIZED,
                "teal.git.ssh.passphrase-file: the passphrase in "
                        + settings.ssh().passphraseFile().map(Path::toString).orElse("it") + " does not unlock "
                        + keyFile(),
                "put the key's passphrase there; it is read again at the next poll",
                null);
    }

    /** The server does not let the key in. */
    public StalledException refused(PublicKey key, String user) {
        return new StalledException(
                Reason.UNAUTHORIZED,
                settings.url() + " does not let user " + user + " in with the key of " + keyFile() + ", " + key,
                "give its public key the right to read the repository there, or put another key into the file",
                null);
    }

    /** A line of {@code known_hosts} is none. */
    public StalledException badLine(KnownHosts.BadLine line) {
        return new StalledException(
                Reason.SOURCE_INVALID,
                "teal.git.ssh.known-hosts-file: " + line.getMessage() + " of " + knownHostsFile() + " is no host key",
                "write each as ssh-keyscan prints it: host, type and key, in one line",
                null);
    }

    /** The server's host key is in no line. */
    StalledException unknown(String host, PublicKey shown, List<KnownHosts.Line> authorities) {
        return hostKey(
                "the host key of " + host + ", " + shown + ", is not in " + knownHostsFile()
                        + (authorities.isEmpty()
                                ? ""
                                : ", and no certificate of it is valid by the @cert-authority in line "
                                        + numbers(authorities)),
                "compare this fingerprint with the one that the server's operator publishes; if they are equal, add "
                        + "what " + keyscan() + " prints for " + shown.type());
    }

    /** The server shows another key than the known ones. */
    StalledException changed(String host, PublicKey shown, List<KnownHosts.Line> known) {
        String expected = known.stream().map(it -> it.key().toString()).collect(Collectors.joining(" or "));
        return hostKey(
                "the host key of " + host + " has changed: it shows " + shown + ", but line " + numbers(known) + " of "
                        + knownHostsFile() + " has " + expected
                        + "; somebody may be in between, so nothing was sent",
                "ask the server's operator; if the new key is theirs, replace the line by what " + keyscan()
                        + " prints for " + shown.type());
    }

    /** The server shows a key that is marked as revoked. */
    StalledException revoked(String host, PublicKey shown, List<KnownHosts.Line> lines) {
        return hostKey(
                "the host key of " + host + ", " + shown + ", is revoked by line " + numbers(lines) + " of "
                        + knownHostsFile() + "; who answers may have stolen it, so nothing was sent",
                "ask the server's operator for a key that is not revoked; take the line out only if it is wrong");
    }

    private StalledException badKey(String problem, String advice) {
        return new StalledException(
                Reason.UNAUTHORIZED,
                "teal.git.ssh.key-file: " + keyFile() + " " + problem,
                advice + "; it is read again at the next poll",
                null);
    }

    private static StalledException hostKey(String message, String advice) {
        return new StalledException(Reason.UNTRUSTED, message, advice, null);
    }

    private String keyscan() {
        GitAddress address = settings.address();
        return "ssh-keyscan " + (address.port() == 22 ? "" : "-p " + address.port() + " ") + address.host();
    }

    private String keyFile() {
        return settings.ssh().keyFile().map(Path::toString).orElse("the key file");
    }

    private String knownHostsFile() {
        return settings.ssh().knownHostsFile().map(Path::toString).orElse("known_hosts");
    }

    private static String numbers(List<KnownHosts.Line> lines) {
        return lines.stream().map(it -> String.valueOf(it.number())).collect(Collectors.joining(", "));
    }
}
