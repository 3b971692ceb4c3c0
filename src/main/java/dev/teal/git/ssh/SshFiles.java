package dev.teal.git.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;
import dev.teal.git.setting.SshSettings;

/**
 * The files of {@link SshSettings} as they are now, each byte a character. Two of them that are equal open the same
 * connection.
 */
record SshFiles(String key, String passphrase, String knownHosts) {

    private static final int MOST = 1 << 20;

    /** Reads them; the passphrase is empty where no file is set for it. */
    static SshFiles read(SshSettings settings) throws StalledException {
        Path key = settings.keyFile().orElseThrow();
        Path known = settings.knownHostsFile().orElseThrow();
        Optional<Path> passphrase = settings.passphraseFile();
        return new SshFiles(
                read("teal.git.ssh.key-file", key, Reason.UNAUTHORIZED, "put the private key there"),
                passphrase.isEmpty()
                        ? ""
                        : read(
                                        "teal.git.ssh.passphrase-file",
                                        passphrase.get(),
                                        Reason.UNAUTHORIZED,
                                        "put the key's passphrase there, or leave the setting out")
                                .replaceFirst("\r?\n$", ""),
                read(
                        "teal.git.ssh.known-hosts-file",
                        known,
                        Reason.SOURCE_INVALID,
                        "put the server's host key there, as ssh-keyscan prints it"));
    }

    /** Not part of any message: it would hold the key. */
    @Override
    public String toString() {
        return "SshFiles";
    }

    private static String read(String setting, Path file, Reason reason, String advice) throws StalledException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST + 1);
            if (content.length > MOST) {
                throw new StalledException(
                        reason, setting + ": " + file + " has more than " + MOST + " bytes", advice, null);
            }
            return new String(content, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new StalledException(
                    reason,
                    setting + ": " + file + " " + problem(e),
                    advice + "; it is read again at the next poll",
                    e);
        }
    }

    private static String problem(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read by Teal's user";
        }
        return "can't be read (" + e.getClass().getSimpleName() + ")";
    }
}
