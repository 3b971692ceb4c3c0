package dev.teal.kube;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;

/**
 * The way to one API server: its address, TLS and credentials. A service account's token is read again after the
 * server refused it, and a minute after it was last read, so it may be rotated.
 */
public final class ApiConnection implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(3);

    /** Longer than the API server's own limit for a mutating webhook (10 s by default), which would hide its answer. */
    static final Duration PATIENCE = Duration.ofSeconds(12);

    private final String base;
    private final HttpClient http;
    private final Duration patience;

    private ApiConnection(Config config, HttpClient.Factory clients, Duration patience) {
        this.base = config.getMasterUrl().replaceAll("/+$", "");
        this.http = clients.newBuilder(config).build();
        this.patience = patience;
    }

    /**
     * The server of the kubeconfig in force ({@code KUBECONFIG}, {@code ~/.kube/config}), or in a pod the one of its
     * service account. Nothing is sent yet.
     */
    public static ApiConnection found(HttpClient.Factory clients) {
        return to(Config.autoConfigure(null), clients, PATIENCE);
    }

    /** The server that {@code config} names; one answer may take as long as {@code patience}. */
    static ApiConnection to(Config config, HttpClient.Factory clients, Duration patience) {
        Config own = new ConfigBuilder(config)
                // It would repeat answers with status 500 until the time is over, although Kubernetes refuses unknown
                // fields so; and Teal decides itself when to ask again.
                .withRequestRetryBackoffLimit(0)
                .withConnectionTimeout((int) CONNECTING.toMillis())
                .withRequestTimeout((int) patience.toMillis())
                .build();
        return new ApiConnection(own, clients, patience);
    }

    /**
     * Begins to connect, by asking for the server's version, as everybody may: the first look then finds TLS agreed.
     * Nobody has to wait for what is returned; what goes wrong is the first look's to tell.
     */
    public CompletableFuture<?> open() {
        return http.sendAsync(request("/version").build(), String.class);
    }

    /** The server's address, without a slash at its end. */
    String address() {
        return base;
    }

    HttpClient http() {
        return http;
    }

    HttpRequest.Builder request(String path) {
        return http.newHttpRequestBuilder()
                .uri(URI.create(base + path))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    Duration patience() {
        return patience;
    }

    /** Ends what still waits for an answer. */
    @Override
    public void close() {
        http.close();
    }
}
