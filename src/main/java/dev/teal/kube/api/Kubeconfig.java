package dev.teal.kube.api;

import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;

import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;

/**
 * The way to the API server that a person's kubeconfig names, or a pod's service account where there is none, for a command that
 * runs without a framework. It has to be closed: until then it keeps threads and connections.
 */
public final class Kubeconfig implements AutoCloseable {

    private static final int PATIENCE = (int) Duration.ofSeconds(15).toMillis();
    /** Where the client looks for the server if nobody says where it is. */
    private static final String FROM_WITHIN = "//kubernetes.default.svc";

    private static final int CONNECTING = (int) Duration.ofSeconds(5).toMillis();

    private final KubernetesClient client;

    private Kubeconfig(Config config) {
        this.client = new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(Json.serialization())
                .build();
    }

    /**
     * Opens it; nothing is sent yet.
     *
     * @param files what the variable {@code KUBECONFIG} has; empty for the usual places
     * @param context the name of one of its contexts; empty for the current one
     * @throws StalledException where it can't be read, or has no such context
     */
    public static Kubeconfig open(Optional<String> files, Optional<String> context) throws StalledException {
        try {
            Config config = read(files, context.orElse(null));
            context.ifPresent(name -> require(name, config));
            if (config.getMasterUrl().contains(FROM_WITHIN) && System.getenv("KUBERNETES_SERVICE_HOST") == null) {
                throw new IOException("there is none, and this is no pod");
            }
            return new Kubeconfig(new ConfigBuilder(config)
                    .withRequestTimeout(PATIENCE)
                    .withConnectionTimeout(CONNECTING)
                    // It would repeat what was answered by 5xx until the time is over, and then tell of that alone.
                    .withRequestRetryBackoffLimit(0)
                    .build());
        } catch (IOException | KubernetesClientException | IllegalArgumentException e) {
            throw new StalledException(
                    Reason.SOURCE_INVALID,
                    "the kubeconfig can't be used: " + e.getMessage(),
                    "see what `kubectl config view` says, and name it in KUBECONFIG",
                    e);
        }
    }

    /** Several files in one variable are the client's to merge. */
    private static Config read(Optional<String> files, String context) throws IOException {
        Optional<File> one =
                files.filter(it -> !it.contains(File.pathSeparator)).map(File::new);
        if (one.isEmpty()) {
            return Config.autoConfigure(context);
        }
        if (!one.get().canRead()) {
            throw new IOException(one.get() + " can't be read");
        }
        return Config.fromKubeconfig(context, one.get());
    }

    private static void require(String context, Config config) {
        List<String> names = Optional.ofNullable(config.getContexts()).orElse(List.of()).stream()
                .map(NamedContext::getName)
                .toList();
        if (!names.contains(context)) {
            throw new IllegalArgumentException(
                    "it has no context " + context + "; there are " + String.join(", ", names));
        }
    }

    /** The way to that server. */
    public ApiConnection connection() {
        return new ApiConnection(client, new ServerClock(Clock.systemUTC()));
    }

    /** The server's address. */
    public String address() {
        return client.getConfiguration().getMasterUrl();
    }

    /** The namespace of the context; {@code default} where it has none. */
    public String namespace() {
        return Optional.ofNullable(client.getConfiguration().getNamespace())
                .filter(it -> !it.isBlank())
                .orElse("default");
    }

    @Override
    public void close() {
        client.close();
    }
}
