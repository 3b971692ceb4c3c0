package dev.teal.git.setting;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What SSH needs: all of it in files, which are read again at each look, so they may be rotated.
 *
 * @param keyFile the private key, in OpenSSH's format, PKCS#1, SEC1 or PKCS#8
 * @param passphraseFile what unlocks that key, where it is locked; one line break at its end is no part of it
 * @param knownHostsFile the host keys that are accepted, in OpenSSH's format; there is no trust on first use
 */
public record SshSettings(Optional<Path> keyFile, Optional<Path> passphraseFile, Optional<Path> knownHostsFile) {

    /** No SSH. */
    public static final SshSettings NONE = new SshSettings(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks that an SSH address can be used.
     *
     * @throws IllegalArgumentException with the name of the setting that is missing, and an example
     */
    void require() {
        if (keyFile.isEmpty()) {
            throw new IllegalArgumentException("teal.git.ssh.key-file is not set, and an SSH address needs a key; "
                    + "write it as in teal.git.ssh.key-file=/etc/teal/ssh/id");
        }
        if (knownHostsFile.isEmpty()) {
            throw new IllegalArgumentException("teal.git.ssh.known-hosts-file is not set, and no host key is trusted "
                    + "on first use; write it as in teal.git.ssh.known-hosts-file=/etc/teal/ssh/known_hosts");
        }
    }
}
