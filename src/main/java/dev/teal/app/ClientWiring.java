package dev.teal.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.Json;
import dev.teal.kube.api.ServerClock;

/** Puts together the way to the API server, by the extension's client, so that each of its settings counts. */
final class ClientWiring {

    /** In place of the extension's, which knows a class for each kind. */
    @Produces
    @Singleton
    KubernetesSerialization serialization() {
        return Json.serialization();
    }

    @Produces
    @Singleton
    ApiConnection connection(KubernetesClient client, ServerClock clock) {
        ApiConnection connection = new ApiConnection(client, clock);
        connection.open();
        return connection;
    }
}
