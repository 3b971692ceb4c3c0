package dev.teal.kube.api;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;

/**
 * The way to one API server, by fabric8's client: its address, TLS, proxy and credentials are as that is configured. A
 * service account's token is read again after the server refused it, and a minute after it was last read, so it may be
 * rotated.
 */
public final class ApiConnection {

    private static final Pattern NAMESPACED = Pattern.compile("^/(?:api|apis/[^/]+)/[^/]+/namespaces/([^/?]+)/");

    private final KubernetesClient client;
    private final String base;
    private final Duration patience;
    private final ServerClock clock;
    private final Optional<String> writer;

    /**
     * The server that {@code client} is configured for, which tells {@code clock} the time with each answer. Nothing is sent
     * yet, and the client is left to its owner.
     */
    public ApiConnection(KubernetesClient client, ServerClock clock) {
        this(client, clock, Duration.ofMillis(client.getConfiguration().getRequestTimeout()), Optional.empty());
    }

    private ApiConnection(KubernetesClient client, ServerClock clock, Duration patience, Optional<String> writer) {
        this.client = client;
        this.clock = clock;
        this.base = client.getConfiguration().getMasterUrl().replaceAll("/+$", "");
        this.patience = patience;
        this.writer = writer;
    }

    /** The same way for those who can't wait longer for an answer. */
    public ApiConnection within(Duration longest) {
        return new ApiConnection(client, clock, longest, writer);
    }

    /**
     * The same way, on which what is written in a namespace is written by the service account of this name there: so its own
     * rights count, and who may impersonate it needs none. Kubernetes' <i>User impersonation</i> says how.
     */
    public ApiConnection writingAs(String account) {
        return new ApiConnection(client, clock, patience, Optional.of(account));
    }

    /**
     * Begins to connect, by asking for the server's version, as everybody may: the first look then finds TLS agreed.
     * Nobody has to wait for what is returned; what goes wrong is the first look's to tell.
     */
    public CompletableFuture<?> open() {
        return send(request("/version").build());
    }

    /** The server's address, without a slash at its end. */
    String address() {
        return base;
    }

    /** The client, for what it says all of that a decision needs. */
    KubernetesClient client() {
        return client;
    }

    /** These objects by the client's generic form, for its informers. */
    public NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            objects(Listed what) {
        return client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                        .withGroup(what.group())
                        .withVersion(what.version())
                        .withPlural(what.plural())
                        .withNamespaced(true)
                        .build())
                .inNamespace(what.namespace());
    }

    private HttpClient http() {
        return client.getHttpClient();
    }

    /** What the server answers, once it does. */
    CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        Instant asked = clock.byMachine();
        return http().sendAsync(request, String.class).thenApply(response -> {
            clock.heard(asked, response.header("Date"));
            return response;
        });
    }

    HttpRequest.Builder request(String path) {
        return http().newHttpRequestBuilder()
                .uri(URI.create(base + path))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A request that changes something, or tries to. */
    HttpRequest.Builder writing(String path) {
        HttpRequest.Builder request = request(path);
        Matcher namespaced = NAMESPACED.matcher(path);
        return writer.isPresent() && namespaced.find()
                ? request.header(
                        "Impersonate-User", "system:serviceaccount:" + namespaced.group(1) + ":" + writer.get())
                : request;
    }

    /** What went wrong on the way, and what was behind it: of TLS alone the former says nothing. */
    static String why(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = said(failure);
        return said.contains(said(root)) ? said : said + " (" + said(root) + ")";
    }

    /** A message of one word is a name of which something is to be said. */
    private static String said(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return message.contains(" ") ? message : message.isEmpty() ? name : name + ": " + message;
    }

    /** How long one answer may take. */
    Duration patience() {
        return patience;
    }
}
