package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.git.GitHttpServer;
import dev.teal.git.HttpProxy;
import dev.teal.git.TestRepository;
import dev.teal.git.TlsFront;

/** The program against a Git server with TLS: whom it believes, and what it says where it does not. It needs no cluster. */
class TlsE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    private GitHttpServer server;
    private TestRepository shop;

    @BeforeEach
    void serve() {
        server = new GitHttpServer(root);
        shop = new TestRepository(root, "shop");
        shop.write("README.md", "nothing yet").commit("Begin").push();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anOwnAuthorityIsBelievedByItsFile() {
        try (TlsFront tls = front("IP:127.0.0.1", "-1H");
                Teal teal = start(
                        "own", tls, Map.of("TEAL_GIT_CA_FILE", tls.authority().toString()))) {
            await().atMost(PATIENCE).until(() -> teal.head().equals(shop.head()));
        }
    }

    @Test
    void theMachinesBundleIsBelieved() {
        try (TlsFront tls = front("IP:127.0.0.1", "-1H");
                Teal teal = start(
                        "bundle", tls, Map.of("SSL_CERT_FILE", tls.authority().toString()))) {
            await().atMost(PATIENCE).until(() -> teal.head().equals(shop.head()));
        }
    }

    @Test
    void anUnknownAuthorityIsNot() {
        try (TlsFront tls = front("IP:127.0.0.1", "-1H");
                Teal teal = start("unknown", tls, Map.of())) {
            says(teal, "/shop.git comes from no authority of /");
        }
    }

    @Test
    void anotherHostIsNot() {
        try (TlsFront tls = front("DNS:git.example.com", "-1H");
                Teal teal = start(
                        "host", tls, Map.of("TEAL_GIT_CA_FILE", tls.authority().toString()))) {
            says(teal, "/shop.git is not for this host: ");
        }
    }

    @Test
    void anExpiredCertificateIsNot() {
        try (TlsFront tls = front("IP:127.0.0.1", "-3d");
                Teal teal = start(
                        "expired",
                        tls,
                        Map.of("TEAL_GIT_CA_FILE", tls.authority().toString()))) {
            says(teal, "/shop.git has expired: NotAfter: ");
        }
    }

    /** In the native binary the JDK decides while it is built whether a proxy may be told a password. */
    @Test
    void aServerBehindAProxyThatAsksForAPasswordIsReached() throws IOException {
        try (TlsFront tls = front("IP:127.0.0.1", "-1H");
                HttpProxy proxy = new HttpProxy(Optional.of("me:secret"));
                Teal teal = start(
                        "proxy",
                        tls,
                        Map.of(
                                "TEAL_GIT_CA_FILE",
                                tls.authority().toString(),
                                "HTTPS_PROXY",
                                "http://me:secret@127.0.0.1:" + proxy.port(),
                                "NO_PROXY",
                                "example.com"))) {
            await().atMost(PATIENCE).until(() -> teal.head().equals(shop.head()));
            assertThat(proxy.requests()).isNotEmpty().allMatch(it -> it.startsWith("CONNECT 127.0.0.1:" + tls.port()));
            assertThat(teal.log()).doesNotContain("secret");
        }
    }

    private TlsFront front(String names, String begin) {
        return new TlsFront(root, URI.create(server.url("")).getPort(), names, begin);
    }

    private static Teal start(String name, TlsFront tls, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("TEAL_GIT_URL", "https://127.0.0.1:" + tls.port() + "/shop.git");
        all.put("TEAL_GIT_INTERVAL", "1s");
        all.put("TEAL_CLUSTER_KIND", "embedded");
        return TealProcess.start("tls-" + name, all);
    }

    private static void says(Teal teal, String words) {
        await().atMost(PATIENCE).until(() -> !teal.gitFailure().isEmpty());
        assertThat(teal.gitFailure()).startsWith("UNTRUSTED: ").contains(words);
        assertThat(teal.log()).contains("git: UNTRUSTED: ").doesNotContain("Exception");
    }
}
