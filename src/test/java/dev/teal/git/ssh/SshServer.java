package dev.teal.git.ssh;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

import dev.teal.git.Wire;

/**
 * OpenSSH's server as a process of its own, on a free port of 127.0.0.1, with its own configuration and host keys of
 * every kind. It lets the user in that runs it, with the keys that it is told to authorize.
 */
public final class SshServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    /** Made once, since it takes long. */
    private static final Path HOST_KEYS = Path.of("target", "ssh-host-keys").toAbsolutePath();

    private final Path home;
    private final int port;
    private final Wire wire;
    private Process process;

    /** Starts one whose files are below {@code root}; {@code options} are lines of its configuration. */
    public SshServer(Path root, String... options) {
        try {
            home = Files.createDirectories(root.resolve("sshd"));
            port = freePort();
            wire = new Wire(port);
            Files.writeString(home.resolve("authorized_keys"), "");
            List<String> lines = new ArrayList<>(List.of(options));
            Files.createDirectories(HOST_KEYS);
            for (KeyKind kind : KeyKind.values()) {
                Path key = HOST_KEYS.resolve(kind.toString());
                if (!Files.exists(key)) {
                    Keygen.run("-q", "-t", kind.type(), "-b", kind.bits(), "-N", "", "-C", "", "-f", key.toString());
                }
                lines.add("HostKey " + key);
            }
            lines.add("HostCertificate " + certificate(KeyKind.ED25519));
            lines.addAll(List.of(
                    "ListenAddress 127.0.0.1",
                    "Port " + port,
                    "PidFile none",
                    "UsePAM no",
                    "StrictModes no",
                    "PasswordAuthentication no",
                    "KbdInteractiveAuthentication no",
                    "PermitRootLogin yes",
                    "AuthorizedKeysFile " + home.resolve("authorized_keys"),
                    "SetEnv GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null",
                    "LogLevel VERBOSE"));
            Files.write(home.resolve("config"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** Skips a test on a machine that has not what it takes. */
    public static void assumeInstalled() {
        boolean openssl = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(it -> Files.isExecutable(Path.of(it, "openssl")));
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM) && openssl,
                "needs /usr/sbin/sshd and openssl (Debian's packages openssh-server and openssl)");
    }

    /** The URL of a repository on this machine. */
    public String url(Path repository) {
        return "ssh://" + user() + "@127.0.0.1:" + wire.port() + repository.toAbsolutePath();
    }

    /** The user that it lets in. */
    public String user() {
        return System.getProperty("user.name");
    }

    /** Its name in {@code known_hosts}. */
    public String knownAs() {
        return "[127.0.0.1]:" + wire.port();
    }

    /** One of its host keys, as in {@code ssh-ed25519 AAAA…}. */
    public String hostKey(KeyKind kind) {
        return Keygen.publicKey(HOST_KEYS.resolve(kind.toString()));
    }

    /** The key that has signed its Ed25519 host key. */
    public String authority() {
        return Keygen.publicKey(HOST_KEYS.resolve("authority"));
    }

    /** Lines of {@code known_hosts} for those host keys. */
    public String knownHosts(KeyKind... kinds) {
        return Stream.of(kinds).map(it -> knownAs() + " " + hostKey(it) + "\n").collect(Collectors.joining());
    }

    /** From now on it lets the owner of this key in, too. */
    public void authorize(String publicKey) {
        try {
            Files.writeString(home.resolve("authorized_keys"), publicKey + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it lets nobody in. */
    public void authorizeNobody() {
        try {
            Files.writeString(home.resolve("authorized_keys"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on connections are refused; those that are open end. */
    public void away() {
        wire.cut();
    }

    /** Listens again, on the same port. */
    public void back() {
        // The port may be in use until the thread that accepted has noticed that it is closed.
        Awaitility.await().ignoreExceptions().until(() -> {
            wire.mend();
            return true;
        });
    }

    /** What it has logged. */
    public String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The network in front of it. */
    Wire wire() {
        return wire;
    }

    /** Ends it with all its connections. */
    @Override
    public void close() {
        wire.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void start() {
        try {
            if (user().equals("root")) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
            ProcessBuilder builder = new ProcessBuilder(
                    PROGRAM.toString(), "-D", "-e", "-f", home.resolve("config").toString());
            builder.redirectErrorStream(true);
            process = builder.redirectOutput(home.resolve("log").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("sshd has ended: " + log());
            }
            return answers();
        });
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path certificate(KeyKind kind) {
        Path authority = HOST_KEYS.resolve("authority");
        Path certificate = HOST_KEYS.resolve(kind + "-cert.pub");
        if (!Files.exists(certificate)) {
            if (!Files.exists(authority)) {
                Keygen.run("-q", "-t", "ed25519", "-N", "", "-C", "", "-f", authority.toString());
            }
            String host = HOST_KEYS.resolve(kind + ".pub").toString();
            Keygen.run("-q", "-s", authority.toString(), "-I", "host", "-h", "-n", "127.0.0.1", host);
        }
        return certificate;
    }

    /** Below those that the kernel gives to connections, or one of them may take it before sshd does. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                continue;
            }
        }
    }
}
