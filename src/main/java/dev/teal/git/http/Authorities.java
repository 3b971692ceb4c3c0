package dev.teal.git.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;

/**
 * The certificate authorities that an HTTPS server is believed by: those of {@code teal.git.ca-file} and no others, or
 * else the machine's, and only where it has none those that the Java that Teal was built with knows. A file that has
 * changed is read again.
 */
public final class Authorities {

    /** Where Debian, Alpine and images without a distribution have them; then Fedora and what comes from it. */
    private static final List<Path> BUNDLES =
            List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"), Path.of("/etc/pki/tls/certs/ca-bundle.crt"));

    private final Optional<Path> own;
    private Optional<Known> known = Optional.empty();

    private record Known(Path file, FileTime modified, SSLSocketFactory sockets) {}

    public Authorities(Optional<Path> own) {
        this.own = own;
    }

    /** Where they come from, for a person. */
    String origin() {
        return own.map(file -> "teal.git.ca-file, " + file)
                .orElseGet(() -> bundle().map(Path::toString).orElse("the Java that Teal was built with"));
    }

    /** Makes sockets that believe them; empty where it is up to Java. */
    public synchronized Optional<SSLSocketFactory> sockets() throws PortException {
        Optional<Path> file = own.or(Authorities::bundle);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            FileTime modified = Files.getLastModifiedTime(file.get());
            if (known.filter(it -> it.file().equals(file.get()) && it.modified().equals(modified))
                    .isEmpty()) {
                known = Optional.of(new Known(file.get(), modified, believing(file.get())));
            }
            return known.map(Known::sockets);
        } catch (IOException | GeneralSecurityException e) {
            throw new StalledException(
                    Reason.SOURCE_INVALID,
                    (own.isPresent() ? "teal.git.ca-file: " : "the machine's authorities: ") + file.get()
                            + " can't be read as certificates (" + e + ")",
                    own.isPresent()
                            ? "write the authority's certificate into it, as in -----BEGIN CERTIFICATE-----"
                            : "mend it, or name another file by teal.git.ca-file",
                    e);
        }
    }

    /** The machine's own; empty where it has none. */
    public static Optional<Path> bundle() {
        return Stream.concat(Stream.ofNullable(System.getenv("SSL_CERT_FILE")).map(Path::of), BUNDLES.stream())
                .filter(Files::isReadable)
                .findFirst();
    }

    private static SSLSocketFactory believing(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IOException("it holds none");
            }
            for (Certificate certificate : certificates) {
                store.setCertificateEntry(Integer.toString(store.size()), certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
