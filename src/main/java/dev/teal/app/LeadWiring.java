package dev.teal.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.teal.app.loop.Looks;
import dev.teal.app.setting.LeaseName;
import dev.teal.app.setting.TealConfig;
import dev.teal.core.port.Leadership;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.lease.Candidacy;

/** Puts together what says whether this process may write. */
final class LeadWiring {

    /** Where the kubelet says in which namespace the pod is. */
    private static final Path OWN_NAMESPACE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

    @Produces
    @Singleton
    Leadership leadership(TealConfig config, Instance<ApiConnection> connection, Looks looks, MeterRegistry metrics) {
        Optional<LeaseName> lease = config.lease();
        if (lease.isEmpty()) {
            return Leadership.ALONE;
        }
        if (config.clusterKind() == TealConfig.ClusterKind.EMBEDDED) {
            throw new IllegalArgumentException(
                    "teal.lease: a cluster in memory has one process and no Lease; leave it out");
        }
        return Candidacy.of(
                connection.get(),
                Wiring.requests(metrics),
                self(),
                lease.get().namespace().orElseGet(LeadWiring::ownNamespace),
                lease.get().name(),
                looks::areOver);
    }

    /** A pod keeps its name when its container is started anew, so that alone would not tell two processes apart. */
    private static String self() {
        String host = Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(it -> !it.isBlank())
                .orElse("teal");
        return host + "_" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String ownNamespace() {
        try {
            return Files.readString(OWN_NAMESPACE).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "teal.lease: outside of a pod it needs a namespace: write it as in TEAL_LEASE=teal/teal");
        }
    }
}
