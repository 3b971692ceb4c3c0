package dev.teal.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Ends TLS in front of a server on this machine, with a certificate that {@code keytool} has just made. */
public final class TlsFront implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final Path store;
    private final Path authority;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * Listens on a free port of 127.0.0.1 and passes on to {@code port}.
     *
     * @param directory where keys and certificates go
     * @param extension the subject's alternative names, as in {@code IP:127.0.0.1}
     * @param begin when it begins to be valid for a day, as {@code keytool} takes it: {@code -2d}
     */
    public TlsFront(Path directory, int port, String extension, String begin) {
        this(directory, port, extension, begin, InetAddress.getLoopbackAddress());
    }

    /** The same on another address of this machine. */
    public TlsFront(Path directory, int port, String extension, String begin, InetAddress address) {
        store = directory.resolve("store-" + System.nanoTime() + ".p12");
        authority = Path.of(store + ".pem");
        generate("-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c");
        generate(
                "-alias",
                "git",
                "-dname",
                "CN=git",
                "-signer",
                "authority",
                "-ext",
                "SAN=" + extension,
                "-startdate",
                begin,
                "-validity",
                "1");
        keytool("-exportcert", "-rfc", "-alias", "authority", "-file", authority.toString());
        try {
            listening = context().getServerSocketFactory().createServerSocket(0, 50, address);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        threads.execute(() -> accept(port));
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** A file with the certificate that has to be believed. */
    public Path authority() {
        return authority;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept(int port) {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                threads.execute(() -> pass(near, far));
                threads.execute(() -> pass(far, near));
            } catch (IOException e) {
                // It was closed, or this one caller is gone.
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side has hung up, so the other one does.
        }
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        keys.deleteEntry("authority");
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    private void generate(String... arguments) {
        keytool(Stream.concat(
                        Stream.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Program.run(new ProcessBuilder(command), "");
    }
}
