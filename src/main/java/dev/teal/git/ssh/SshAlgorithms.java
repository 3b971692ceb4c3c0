package dev.teal.git.ssh;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.jcraft.jsch.Session;

import dev.teal.git.key.KnownHosts;

/**
 * What Teal speaks: what OpenSSH 7.4 and later does by default and the JDK has. Nothing with SHA-1. JSch makes each
 * one's class by its name, so a native binary has to have those of {@link #all()} registered for reflection.
 */
public final class SshAlgorithms {

    static final List<String> HOST_KEYS = List.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "rsa-sha2-512",
            "rsa-sha2-256");

    private static final List<String> EXCHANGES = List.of(
            "curve25519-sha256",
            "curve25519-sha256@libssh.org",
            "ecdh-sha2-nistp256",
            "ecdh-sha2-nistp384",
            "ecdh-sha2-nistp521",
            "diffie-hellman-group-exchange-sha256",
            "diffie-hellman-group16-sha512",
            "diffie-hellman-group18-sha512",
            "diffie-hellman-group14-sha256");

    private static final List<String> CIPHERS =
            List.of("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr");

    private static final List<String> MACS =
            List.of("hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha2-256", "hmac-sha2-512");

    /** What the exchanges above, authentication and key files are made of, by JSch's names. */
    private static final List<String> PARTS = List.of(
            "random",
            "userauth.none",
            "userauth.publickey",
            "xdh",
            "ecdh-sha2-nistp",
            "dh",
            "sha-256",
            "sha-384",
            "sha-512",
            "md5",
            "bcrypt",
            "aes128-cbc",
            "aes192-cbc",
            "aes256-cbc",
            "3des-cbc");

    private SshAlgorithms() {}

    /** Sets them, with the types of host key that are known before the others, as OpenSSH does. */
    static void choose(Session session, KnownHosts known, String host) {
        Set<String> hostKeys = new LinkedHashSet<>();
        if (!known.of(host, KnownHosts.Marker.AUTHORITY).isEmpty()) {
            HOST_KEYS.forEach(it -> hostKeys.add(it + "-cert-v01@openssh.com"));
        }
        List<String> types = known.of(host, KnownHosts.Marker.KNOWN).stream()
                .map(it -> it.key().type())
                .toList();
        HOST_KEYS.stream()
                .filter(it -> types.contains(it.startsWith("rsa-") ? "ssh-rsa" : it))
                .forEach(hostKeys::add);
        hostKeys.addAll(HOST_KEYS);
        session.setConfig("server_host_key", String.join(",", hostKeys));
        session.setConfig("prefer_known_host_key_types", "no");
        session.setConfig("ca_signature_algorithms", String.join(",", HOST_KEYS));
        session.setConfig("PubkeyAcceptedAlgorithms", String.join(",", HOST_KEYS));
        session.setConfig("kex", String.join(",", EXCHANGES));
        for (String way : List.of("c2s", "s2c")) {
            session.setConfig("cipher." + way, String.join(",", CIPHERS));
            session.setConfig("mac." + way, String.join(",", MACS));
            session.setConfig("compression." + way, "none");
        }
        // The lists above are what the JDK has; there is nothing to try.
        for (String check : List.of("CheckCiphers", "CheckMacs", "CheckKexes", "CheckSignatures")) {
            session.setConfig(check, "");
        }
    }

    /** What a connection may be made of. */
    static Set<String> spoken() {
        Set<String> spoken = new LinkedHashSet<>();
        List.of(EXCHANGES, CIPHERS, MACS).forEach(spoken::addAll);
        return spoken;
    }

    /** JSch's names of all whose classes it may make. */
    public static Set<String> all() {
        Set<String> all = spoken();
        List.of(PARTS, HOST_KEYS).forEach(all::addAll);
        return all;
    }
}
