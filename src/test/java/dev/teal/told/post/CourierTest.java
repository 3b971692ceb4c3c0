package dev.teal.told.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.git.HttpProxy;
import dev.teal.git.TlsFront;
import dev.teal.told.Listening;

/** Whom a letter is given to, and by which way. */
class CourierTest {

    private static final String TOKEN = "tok_0123456789";

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private Listening server;

    @BeforeEach
    void open() throws IOException {
        server = new Listening();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anOwnAuthorityIsBelievedOnceTheFileNamesIt() throws Exception {
        try (TlsFront front = new TlsFront(directory, server.uri("").getPort(), "IP:127.0.0.1", "-1H");
                TlsFront other = new TlsFront(directory, server.uri("").getPort(), "IP:127.0.0.1", "-1H")) {
            Path authorities = Files.copy(other.authority(), directory.resolve("ca.crt"));
            Courier courier = courier(Optional.of(authorities), Optional.empty());

            assertThatThrownBy(() -> told(courier, "https://127.0.0.1:" + front.port()))
                    .hasMessageContaining("its certificate is not accepted")
                    .hasMessageNotContaining(TOKEN);
            assertThat(server.requests()).isEmpty();

            Files.writeString(authorities, Files.readString(front.authority()));
            Files.setLastModifiedTime(authorities, java.nio.file.attribute.FileTime.fromMillis(1));
            assertThat(told(courier, "https://127.0.0.1:" + front.port()).code())
                    .isEqualTo(201);
        }
    }

    @Test
    void aCertificateForAnotherHostIsNotAccepted() {
        try (TlsFront front = new TlsFront(directory, server.uri("").getPort(), "DNS:git.example.com", "-1H")) {
            assertThatThrownBy(() -> told(
                            courier(Optional.of(front.authority()), Optional.empty()),
                            "https://127.0.0.1:" + front.port()))
                    .hasMessageContaining("can't be reached");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aFileOfAuthoritiesThatIsAwayIsSaid() {
        assertThatThrownBy(() -> told(
                        courier(Optional.of(directory.resolve("away.crt")), Optional.empty()), "https://127.0.0.1:1"))
                .hasMessage("https://127.0.0.1:1 can't be told: " + directory.resolve("away.crt")
                        + ", which has the authorities, can't be read")
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void aServerWithoutTlsIsNotToldAToken() {
        assertThatThrownBy(() -> told(
                        courier(Optional.empty(), Optional.empty()),
                        "https://127.0.0.1:" + server.uri("").getPort()))
                .hasMessageContaining("https://127.0.0.1:");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aProxyWithAPasswordLeadsToWhatHasNoAddressHere() throws Exception {
        try (HttpProxy proxy = new HttpProxy(Optional.of("teal:s3cr3t"));
                TlsFront front = new TlsFront(directory, server.uri("").getPort(), "DNS:git.example.invalid", "-1H")) {
            ProxyOptions way = new ProxyOptions()
                    .setType(ProxyType.HTTP)
                    .setHost("127.0.0.1")
                    .setPort(proxy.port())
                    .setUsername("teal")
                    .setPassword("s3cr3t");
            Courier courier = courier(Optional.of(front.authority()), Optional.of(way));

            assertThat(told(courier, "https://git.example.invalid:" + front.port())
                            .code())
                    .isEqualTo(201);
            assertThat(told(
                                    courier,
                                    "http://git.example.invalid:"
                                            + server.uri("").getPort())
                            .code())
                    .isEqualTo(201);
            assertThat(proxy.requests()).hasSize(2).first().asString().startsWith("CONNECT git.example.invalid:");
        }
    }

    private static Answer told(Courier courier, String site) throws Exception {
        Letter letter = new Letter(URI.create(site + "/statuses"), Map.of("PRIVATE-TOKEN", TOKEN), "{}");
        try {
            return courier.take(letter)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw (IOException) e.getCause();
        }
    }

    private Courier courier(Optional<Path> authorities, Optional<ProxyOptions> way) {
        return new Courier(vertx, "teal/test", Duration.ofSeconds(5), authorities, it -> way);
    }
}
