package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;

/** Whom an HTTPS server has to be certified by, and for what. */
class TlsTest extends Served {

    @BeforeEach
    void begin() {
        shop.write("shop/color", "green").commit("Begin").push();
    }

    @Test
    void aServerOfAnOwnAuthorityIsBelievedWithItsFile() throws Exception {
        try (TlsFront tls = front("IP:127.0.0.1", "-1H")) {
            settings.authorities = Optional.of(tls.authority());
            assertThat(source().look().head().id()).isEqualTo(shop.head());
        }
    }

    @Test
    void aServerOfAnUnknownAuthorityIsRefused() {
        try (TlsFront tls = front("IP:127.0.0.1", "-1H")) {
            assertThat(untrusted())
                    .hasMessageContaining(":" + tls.port() + "/shop.git comes from no authority of ")
                    .extracting(it -> it.hold().advice())
                    .asString()
                    .contains("teal.git.ca-file");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        try (TlsFront tls = front("DNS:git.example.com", "-1H")) {
            settings.authorities = Optional.of(tls.authority());
            assertThat(untrusted()).hasMessageContaining("is not for this host: ");
        }
    }

    @Test
    void anExpiredCertificateIsRefused() {
        try (TlsFront tls = front("IP:127.0.0.1", "-3d")) {
            settings.authorities = Optional.of(tls.authority());
            assertThat(untrusted()).hasMessageContaining("has expired: NotAfter: ");
        }
    }

    @Test
    void aCertificateOfTheFutureIsRefused() {
        try (TlsFront tls = front("IP:127.0.0.1", "+2d")) {
            settings.authorities = Optional.of(tls.authority());
            assertThat(untrusted()).hasMessageContaining("is not valid yet: NotBefore: ");
        }
    }

    @Test
    void anAuthorityThatIsExchangedIsReadAgain() throws Exception {
        try (TlsFront before = front("IP:127.0.0.1", "-1H")) {
            var file = Files.copy(before.authority(), root.resolve("ca.crt"));
            settings.authorities = Optional.of(file);
            try (TlsFront after = front("IP:127.0.0.1", "-1H")) {
                GitSource source = source();
                assertThat(failure(source).reason()).isEqualTo(Reason.UNTRUSTED);
                Files.copy(after.authority(), file, StandardCopyOption.REPLACE_EXISTING);
                assertThat(source.look().head().id()).isEqualTo(shop.head());
            }
        }
    }

    @Test
    void aFileThatHoldsNoCertificateIsNamed() throws Exception {
        settings.url = "https://127.0.0.1:1/shop.git";
        settings.authorities = Optional.of(Files.writeString(root.resolve("ca.crt"), "nothing"));
        PortException failure = failure(source());
        assertThat(failure).isInstanceOf(StalledException.class).hasMessageContaining("teal.git.ca-file: ");
        assertThat(failure).hasMessageContaining(root.resolve("ca.crt").toString());
    }

    private TlsFront front(String names, String begin) {
        int plain = URI.create(server.url("")).getPort();
        TlsFront front = new TlsFront(root, plain, names, begin);
        settings.url = "https://127.0.0.1:" + front.port() + "/shop.git";
        return front;
    }

    private PortException untrusted() {
        PortException failure = failure(source());
        assertThat(failure).isInstanceOf(StalledException.class);
        assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
        return failure;
    }
}
