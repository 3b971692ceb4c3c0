package dev.teal.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapper;

import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ServerClock;

/** Puts together the way to the API server, by the extension's client, so that each of its settings counts. */
final class ClientWiring {

    /**
     * In place of the extension's, which knows a class for each kind: the client would read what each watch brings into
     * those and then into its generic form, which is all that Teal asks for. For one application that was 25 MiB of the
     * process. A {@code Status} is how a watch is told that it has ended.
     */
    @Produces
    @Singleton
    KubernetesSerialization serialization(@KubernetesClientObjectMapper ObjectMapper mapper) {
        KubernetesSerialization serialization = new KubernetesSerialization(mapper, false);
        serialization.registerKubernetesResource(Status.class);
        return serialization;
    }

    @Produces
    @Singleton
    ApiConnection connection(KubernetesClient client, ServerClock clock) {
        ApiConnection connection = new ApiConnection(client, clock);
        connection.open();
        return connection;
    }
}
