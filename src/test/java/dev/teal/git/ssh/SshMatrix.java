package dev.teal.git.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.teal.git.setting.SshSettings;

/** Every combination that has to work: kinds and formats of keys, passphrases, and ways to know a host. */
public final class SshMatrix {

    /** How a private key is written. */
    public enum Format {
        OPENSSH,
        /** PKCS#1 for RSA, SEC1 for ECDSA. */
        PEM,
        PKCS8
    }

    /** What locks a private key: nothing, or a passphrase with the cipher that is usual, or with another one. */
    public enum Lock {
        OPEN,
        LOCKED,
        LOCKED_OTHERWISE
    }

    /** How {@code known_hosts} names the server. */
    public enum Known {
        PLAIN,
        HASHED,
        PATTERN,
        AUTHORITY
    }

    /** One combination. */
    public record Row(KeyKind key, Format format, Lock lock, KeyKind hostKey, Known known) {

        @Override
        public String toString() {
            return key + " " + format + " " + lock + ", host " + hostKey + " " + known;
        }
    }

    /**
     * The files of one combination.
     *
     * @param passphrase empty where the key is not locked
     */
    public record Secret(Path key, Optional<Path> passphrase, Path knownHosts) {

        /** Teal's settings for them. */
        public Map<String, String> environment() {
            Map<String, String> settings = new TreeMap<>();
            settings.put("TEAL_GIT_SSH_KEY_FILE", key.toString());
            settings.put("TEAL_GIT_SSH_KNOWN_HOSTS_FILE", knownHosts.toString());
            passphrase.ifPresent(it -> settings.put("TEAL_GIT_SSH_PASSPHRASE_FILE", it.toString()));
            return settings;
        }

        SshSettings settings() {
            return new SshSettings(Optional.of(key), passphrase, Optional.of(knownHosts));
        }
    }

    /** A choice of algorithms for a connection; each that Teal speaks is in one of {@link #suites()}. */
    public record Suite(String exchange, String cipher, String mac) {

        /** A server's configuration that leaves no other choice. */
        public String[] options() {
            return new String[] {"KexAlgorithms " + exchange, "Ciphers " + cipher, "MACs " + mac};
        }
    }

    private static final String PASSPHRASE = "grün und blau";

    private SshMatrix() {}

    /** All combinations. */
    public static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (KeyKind key : KeyKind.values()) {
            for (Format format : Format.values()) {
                for (Lock lock : Lock.values()) {
                    // Ed25519 keys are read in OpenSSH's format only.
                    if (key != KeyKind.ED25519 || format == Format.OPENSSH) {
                        rows.add(new Row(key, format, lock, KeyKind.ED25519, Known.PLAIN));
                    }
                }
            }
        }
        for (KeyKind host : KeyKind.values()) {
            rows.add(new Row(KeyKind.ED25519, Format.OPENSSH, Lock.OPEN, host, Known.HASHED));
        }
        rows.add(new Row(KeyKind.ED25519, Format.OPENSSH, Lock.OPEN, KeyKind.RSA, Known.PATTERN));
        rows.add(new Row(KeyKind.ED25519, Format.OPENSSH, Lock.OPEN, KeyKind.ED25519, Known.AUTHORITY));
        return rows;
    }

    /** Connections that together use every algorithm. */
    public static List<Suite> suites() {
        return List.of(
                new Suite("curve25519-sha256", "aes128-gcm@openssh.com", "hmac-sha2-256"),
                new Suite("curve25519-sha256@libssh.org", "aes256-gcm@openssh.com", "hmac-sha2-256"),
                new Suite("ecdh-sha2-nistp256", "aes128-ctr", "hmac-sha2-256-etm@openssh.com"),
                new Suite("ecdh-sha2-nistp384", "aes192-ctr", "hmac-sha2-512-etm@openssh.com"),
                new Suite("ecdh-sha2-nistp521", "aes256-ctr", "hmac-sha2-256"),
                new Suite("diffie-hellman-group-exchange-sha256", "aes256-ctr", "hmac-sha2-512"),
                new Suite("diffie-hellman-group16-sha512", "aes128-ctr", "hmac-sha2-512"),
                new Suite("diffie-hellman-group18-sha512", "aes128-ctr", "hmac-sha2-512"),
                new Suite("diffie-hellman-group14-sha256", "aes128-ctr", "hmac-sha2-512"));
    }

    /** Makes the files of one combination in {@code directory}, and authorizes the key at the server. */
    public static Secret prepare(Row row, SshServer server, Path directory) {
        try {
            Files.createDirectories(directory);
            Path key = directory.resolve("id");
            Path known = directory.resolve("known_hosts");
            server.authorize(write(row, key));
            Files.writeString(known, knownHosts(row, server));
            if (row.known() == Known.HASHED) {
                Keygen.run("-q", "-H", "-f", known.toString());
            }
            Optional<Path> passphrase = row.lock() == Lock.OPEN
                    ? Optional.empty()
                    : Optional.of(Files.writeString(directory.resolve("passphrase"), PASSPHRASE + "\n"));
            return new Secret(key, passphrase, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String knownHosts(Row row, SshServer server) {
        String key = server.hostKey(row.hostKey()) + "\n";
        String port = server.knownAs().substring(server.knownAs().indexOf(']'));
        return switch (row.known()) {
            case PLAIN, HASHED -> server.knownAs() + " " + key;
            case PATTERN -> "# the test's server\n\ngithub.com,![127.0.0.2" + port + ",[127.*" + port + " " + key;
            case AUTHORITY -> "@cert-authority [127.0.0.*" + port + " " + server.authority() + "\n";
        };
    }

    /** Writes the private key; returns the public one. */
    private static String write(Row row, Path file) {
        String name = file.toString();
        String passphrase = row.lock() == Lock.OPEN ? "" : PASSPHRASE;
        List<String> cipher = row.format() == Format.OPENSSH && row.lock() == Lock.LOCKED_OTHERWISE
                ? List.of("-Z", "aes256-gcm@openssh.com")
                : List.of();
        List<String> make = new ArrayList<>(
                List.of("-q", "-t", row.key().type(), "-b", row.key().bits(), "-C", "x"));
        make.addAll(cipher);
        make.addAll(List.of("-N", row.format() == Format.OPENSSH ? passphrase : "", "-f", name));
        Keygen.run(make.toArray(String[]::new));
        if (row.format() == Format.OPENSSH) {
            return Keygen.publicKey(file);
        }
        String publicKey = Keygen.publicKey(file);
        Keygen.run("-q", "-p", "-m", "PEM", "-P", "", "-N", "", "-f", name);
        if (row.format() == Format.PEM && row.lock() != Lock.OPEN) {
            String by = row.lock() == Lock.LOCKED ? "-aes256" : "-des3";
            String program = row.key() == KeyKind.RSA ? "rsa" : "ec";
            List<String> lock = new ArrayList<>(List.of("openssl", program, "-in", name, "-out", name + ".pem"));
            lock.addAll(List.of(by, "-passout", "pass:" + PASSPHRASE));
            if (row.key() == KeyKind.RSA) {
                lock.add("-traditional");
            }
            Keygen.program(lock);
            move(name + ".pem", file);
        }
        if (row.format() == Format.PKCS8) {
            pkcs8(row.lock(), name, file);
        }
        return publicKey;
    }

    private static void pkcs8(Lock lock, String from, Path file) {
        List<String> command =
                new ArrayList<>(List.of("openssl", "pkcs8", "-topk8", "-in", from, "-out", file + ".pem"));
        command.addAll(
                switch (lock) {
                    case OPEN -> List.of("-nocrypt");
                    case LOCKED -> List.of("-passout", "pass:" + PASSPHRASE);
                    case LOCKED_OTHERWISE ->
                        List.of("-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA512", "-passout", "pass:" + PASSPHRASE);
                });
        Keygen.program(command);
        move(file + ".pem", file);
    }

    private static void move(String from, Path to) {
        try {
            Files.move(Path.of(from), to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
