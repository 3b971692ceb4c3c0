package dev.teal.app.hook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;

/** A port for hooks of a test's own, and who sends them. */
final class Listening implements AutoCloseable {

    static final String SECRET = "It's a Secret to Everybody";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicInteger rings = new AtomicInteger();
    private final Path secret;
    private final HookServer server;
    private final int port;

    Listening(Limits limits) {
        this(limits, Clock.systemUTC());
    }

    Listening(Limits limits, Clock clock) {
        try {
            secret = Files.createTempFile("teal-hook", ".secret");
            Files.writeString(secret, SECRET + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new HookServer(
                vertx, limits, new Porter(secret, limits, clock, new Diary(metrics, clock), rings::incrementAndGet));
        port = server.listen(0).toCompletionStage().toCompletableFuture().join();
    }

    /** The file with the secret. */
    Path secret() {
        return secret;
    }

    int rings() {
        return rings.get();
    }

    int counted(Outcome outcome) {
        return (int) metrics.counter("teal.hooks", "outcome", outcome.tag()).count();
    }

    HttpRequest.Builder hook() {
        return at("/hook");
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** One that GitHub would send. */
    HttpRequest.Builder signed(byte[] body) {
        return hook().header("X-Hub-Signature-256", "sha256=" + hmac(SECRET, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient client() {
        return client;
    }

    Socket connect() {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        secret.toFile().delete();
    }
}
